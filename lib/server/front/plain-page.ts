/** The element of the product's own page that an answer is put into. */
export const SLOT_ID = "answer";
const SLOT = `<div id="${SLOT_ID}"></div>`;

/** An answer that no component renders, as people read it. */
export type Problem = {
  title: string;
  /** What happened, what was kept and what to do. */
  words: string;
  /** From when on trying again helps. */
  again?: Date;
  reference?: string;
  /** What the person had typed, to be copied. */
  kept?: string;
  /** Where to go on. */
  ways: readonly { href: string; words: string; note?: string }[];
  /** Nothing was refused: said without an alarm. */
  calm?: true;
};

/** The attributes of each part. */
type Look = Record<
  "head" | "h1" | "words" | "rest" | "label" | "text" | "ways" | "way" | "link" | "note",
  string
>;

/** In the product's own page, by its style sheet. */
const FRAMED: Look = {
  head: `class="max-w-measure"`,
  h1: `class="max-sm:text-[1.625rem]"`,
  words: `class="mt-2.5 text-18 leading-normal wrap-anywhere"`,
  rest: `class="mt-4 max-w-measure"`,
  label: `class="block font-bold"`,
  text: `class="control mt-1.5 font-regular"`,
  ways: `class="mt-7 max-w-measure border-t border-text"`,
  way: `class="border-b border-line py-2.5 sm:flex sm:gap-x-4"`,
  link: "",
  note: `class="block text-muted"`,
};

/** Without a style sheet: the docket's colours and rules as attributes, which the policy permits. */
const BARE: Look = {
  head: `style="overflow-wrap:anywhere"`,
  h1: `style="margin:1.5rem 0 .5rem;font-size:1.75rem;line-height:1.2"`,
  words: `style="margin:0;font-size:1.125rem"`,
  rest: `style="margin:1rem 0 0"`,
  label: `style="display:block;font-weight:700"`,
  text: `style="display:block;box-sizing:border-box;width:100%;font:inherit;font-weight:400"`,
  ways: `style="margin:1.75rem 0 0;padding:0;list-style:none;border-top:1px solid"`,
  way: `style="padding:.6rem 0;border-bottom:1px solid light-dark(#d7d6d0,#2c3439)"`,
  link: `style="color:light-dark(#005e66,#77cfd3)"`,
  note: `style="display:block;color:light-dark(#545c63,#a5acb0)"`,
};

const BODY =
  "margin:0;background:light-dark(#fbfaf7,#0c1114);color:light-dark(#181f25,#ecebe7);font:1rem/1.5 system-ui,sans-serif";
const MAIN = "max-width:42rem;margin:0 auto;padding:1.5rem 1.5rem 4rem";
const MARK = `<svg viewBox="0 0 22 22" width="22" height="22" aria-hidden="true"><path fill="currentColor" d="M1 3h20v3H1zM1 16h20v3H1z"/><path fill="light-dark(#005e66,#77cfd3)" d="M1 9.5h12v3H1zM16 9.5h5v3h-5z"/></svg>`;

/** Whether a page has a place for an answer. */
export function isFrame(page: string): boolean {
  return page.includes(SLOT) && page.includes("</head>");
}

/** The answer inside the product's own page, which holds a place for it. */
export function framedPage(frame: string, problem: Problem): string {
  const name = /<title>([^<]*)<\/title>/.exec(frame)?.[1];
  const title = [documentTitle(problem), ...(name ? [name] : [])].join(" – ");
  return frame
    .replaceAll(/<title>[^<]*<\/title>/g, "")
    .replace("</head>", () => `<title>${title}</title></head>`)
    .replace(SLOT, () => markup(problem, FRAMED));
}

/** A whole page from plain words, without style sheet or script, for where the product's own page cannot be had. */
export function plainPage(problem: Problem): string {
  return `<!doctype html>
<html lang="en" style="color-scheme:light dark"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><link rel="icon" href="/icon.svg" type="image/svg+xml"><title>${documentTitle(problem)}</title></head>
<body style="${BODY}"><main style="${MAIN}">${MARK}${markup(problem, BARE)}</main></body></html>
`;
}

function documentTitle({ title, calm }: Problem): string {
  return escapeHtml(calm ? title : `Error: ${title}`);
}

function markup({ title, words, again, reference, kept, ways, calm }: Problem, look: Look): string {
  const head = `<div ${look.head}${calm ? "" : ` role="alert"`}><h1 ${look.h1}>${escapeHtml(title)}</h1><p ${look.words}>${escapeHtml(words)}</p></div>`;
  const when = again
    ? `<p ${look.rest}>You can try again from <time datetime="${again.toISOString()}">${clockWords(again)}</time> on.</p>`
    : "";
  // The line break after <textarea> is the one that HTML drops.
  const text = kept
    ? `<p ${look.rest}><label ${look.label}>Your text, to copy<textarea readonly rows="12" ${look.text}>\n${escapeHtml(kept)}</textarea></label></p>`
    : "";
  const on = ways.map(
    ({ href, words: name, note }) =>
      `<li ${look.way}><a ${look.link} href="${escapeHtml(href)}">${escapeHtml(name)}</a>${note ? ` <span ${look.note}>${escapeHtml(note)}</span>` : ""}</li>`,
  );
  const id = reference ? `<p ${look.rest}>Reference: <code>${escapeHtml(reference)}</code></p>` : "";
  return `${head}${when}${text}<ul ${look.ways}>${on.join("")}</ul>${id}`;
}

// To the minute, rounded up: at that time it does help.
function clockWords(at: Date): string {
  const minute = new Date(Math.ceil(at.getTime() / 60_000) * 60_000);
  return `${minute.toISOString().slice(11, 16)} UTC`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
