/** Look of pages that no component renders: the docket's colours and rules as attributes, which the policy permits. */
const LOOK = {
  body: "margin:0;background:light-dark(#fbfaf7,#0c1114);color:light-dark(#181f25,#ecebe7);font:1rem/1.55 system-ui,sans-serif",
  main: "max-width:42rem;margin:0 auto;padding:3rem 1.5rem 4rem",
  head: "border-top:2px solid;border-bottom:2px solid;padding:1rem 0;overflow-wrap:anywhere",
  h1: "margin:0 0 .5rem;font-size:1.75rem;line-height:1.25",
  words: "margin:0",
  text: "display:block;box-sizing:border-box;width:100%;font:inherit",
  rest: "margin:1rem 0 0",
} as const;

type Props = {
  title: string;
  /** What happened, what was kept and what to do. */
  words: string;
  reference?: string;
  /** What the person had typed, to be copied. */
  kept?: string;
  /** Where to go on. */
  link: { href: string; words: string };
};

/** A whole page from plain words, without style sheet or script, for answers given where no page can be rendered. */
export function plainPage({ title, words, reference, kept, link }: Props): string {
  const line = reference
    ? `<p style="${LOOK.rest}">Reference: <code>${escapeHtml(reference)}</code></p>`
    : "";
  // The line break after <textarea> is the one that HTML drops.
  const text = kept
    ? `<p style="${LOOK.rest}"><label>Your text, to copy<textarea readonly rows="12" style="${LOOK.text}">\n${escapeHtml(kept)}</textarea></label></p>`
    : "";
  return `<!doctype html>
<html lang="en" style="color-scheme:light dark"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Error: ${escapeHtml(title)}</title></head>
<body style="${LOOK.body}"><main style="${LOOK.main}"><div role="alert" style="${LOOK.head}"><h1 style="${LOOK.h1}">${escapeHtml(title)}</h1>
<p style="${LOOK.words}">${escapeHtml(words)}</p></div>${line}${text}
<p style="${LOOK.rest}"><a href="${escapeHtml(link.href)}" style="color:light-dark(#005e66,#77cfd3)">${escapeHtml(link.words)}</a></p></main></body></html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
