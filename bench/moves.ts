import type { BenchDatabase } from "./database";
import { type Request, send } from "./load";
import { casesToAcknowledge, type Moved } from "./moved-cases";
import { asStaff } from "./target";

const addressOf = ({ reference }: Moved) => `/desk/cases/${reference}`;

/** The form of a case's next move, sent without JavaScript: each request acknowledges a case of its own. */
export async function stateChanges(
  database: BenchDatabase,
  count: number,
  origin: string,
): Promise<(index: number) => Request | undefined> {
  const cases = await casesToAcknowledge(database.ownerUrl, count);
  const headers = asStaff(database);
  const hidden = hiddenFields(await formPage(cases, origin, headers));
  return (index) => {
    const one = cases[index];
    if (!one) return undefined;
    const own = {
      caseId: one.id,
      version: String(one.version),
      message: "Thank you, we have your report and look at it.",
    };
    return {
      method: "POST",
      path: addressOf(one),
      headers: { ...headers, "Content-Type": `multipart/form-data; boundary=${BOUNDARY}` },
      body: multipart({ ...hidden, ...own }),
    };
  };
}

// To a few of the cases the reference wrote before: words sealed for another one, on a page that nobody can open.
async function formPage(
  cases: readonly Moved[],
  origin: string,
  headers: Request["headers"],
): Promise<string> {
  for (const one of cases) {
    const { status, body } = await send(origin, { path: `${addressOf(one)}?move=acknowledge`, headers });
    if (status === 200) return body;
  }
  throw new Error("no page of an open case could be had");
}

const BOUNDARY = "----breakwater-bench";

function multipart(fields: Readonly<Record<string, string>>): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}

// What the page's form carries unseen, the action's own name among it.
function hiddenFields(page: string): Record<string, string> {
  const form = page
    .split("<form")
    .find((part) => part.includes('name="version"') && part.includes('name="message"'));
  const inputs = form?.split("</form>")[0]?.match(/<input type="hidden"[^>]*>/g) ?? [];
  if (inputs.length === 0) throw new Error("the case page has no form for the move");
  return Object.fromEntries(
    inputs.map((input) => [attribute(input, "name"), attribute(input, "value")] as const),
  );
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return found.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
