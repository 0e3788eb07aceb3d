/** A form as its page shows it: what a browser without scripts would send, and where to. */
export type Form = {
  page: string;
  at: string;
  fields: [string, string][];
  /** What it calls on the server: the id of an action, or an address. */
  action: string;
};

/** The forms of a page that change something, filled in with something plausible. */
export function formsIn(html: string, page: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .map(([, attributes = "", inside = ""]) => {
      // Without an address of its own a form is posted to its page.
      const address = /method="post"/i.test(attributes) ? attribute(attributes, "action") : undefined;
      const at = address?.startsWith("/") ? address : page;
      const fields = fieldsOf(inside);
      return { page, at, fields, action: actionOf(fields) ?? at };
    })
    .filter(({ at, fields }) => at !== page || fields.some(([name]) => name.startsWith("$ACTION")));
}

function actionOf(fields: readonly [string, string][]): string | undefined {
  return fields
    .map(([name, value]) => /"id":"(\w+)"/.exec(value)?.[1] ?? /^\$ACTION_ID_(\w+)/.exec(name)?.[1])
    .find(Boolean);
}

/** What a form asks: two forms of one action may ask differently. */
export const askedBy = ({ action, fields }: Form) =>
  [action, ...fields.map(([name]) => name).filter((name) => !name.startsWith("$"))].join(" ");

const PLAUSIBLE: Readonly<Record<string, string>> = { date: "2031-01-01", email: "intruder@example.org" };

function fieldsOf(html: string): [string, string][] {
  const fields = new Map<string, string>();
  for (const [, tag, attributes = "", rest = ""] of html.matchAll(
    /<(input|textarea|select|button)\b([^>]*)>((?:<option[\s\S]*?(?=<\/select>))?)/g,
  )) {
    const name = attribute(attributes, "name");
    if (!name || fields.has(name)) continue;
    const value = attribute(attributes, "value");
    const option = [...rest.matchAll(/<option\b([^>]*)>/g)]
      .map(([, given = ""]) => attribute(given, "value"))
      .find((given) => given);
    const typed = PLAUSIBLE[attribute(attributes, "type") ?? ""] ?? "written by an intruder";
    fields.set(name, tag === "select" ? (option ?? "") : value || (name.startsWith("$") ? "" : typed));
  }
  return [...fields];
}

function attribute(text: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1];
  return found
    ?.replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** The form's fields as a body, some of them filled in otherwise. */
export function bodyOf({ fields }: Pick<Form, "fields">, typed: Record<string, string> = {}): FormData {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, typed[name] ?? value);
  return body;
}
