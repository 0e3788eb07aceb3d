import { type ErrorPages, withoutScripts } from "@/lib/server/front/readable-errors";
import { refusalPage, refusals, refusalText } from "@/lib/server/front/refusal";

/** An address no route answers, so that the framework renders its "not found" page whole. */
const NOWHERE = "/nothing-is-here";

/** Error pages in the product's look: the framework's own "not found" page, fetched from ourselves once. */
export function errorPages(own: string): ErrorPages {
  let shell: Promise<string> | undefined;
  const load = async () => {
    const answer = await fetch(own + NOWHERE, { headers: { Accept: "*/*", "Accept-Encoding": "identity" } });
    // Anything else, kept, would stand on every later 404.
    if (answer.status !== 404) throw new Error(`the page to show instead answered ${answer.status}`);
    return withoutScripts(await answer.text());
  };
  return async (status, reference) => {
    shell ??= load();
    const page = await shell.catch(() => {
      shell = undefined;
      return null;
    });
    if (page === null) return refusalPage(status === 404 ? "notFound" : "failed", reference).body;
    return status === 404 ? page : asFailure(page, reference);
  };
}

// The same page with the words of a failure.
function asFailure(page: string, reference: string): string {
  const [, title] = refusals.failed;
  return page
    .replace(/<title>[^<]*<\/title>/g, `<title>${title}</title>`)
    .replace(
      /(<h1\b[^>]*>)[^<]*(<\/h1>\s*<div\b[^>]*>)[\s\S]*?(<\/div>)/,
      (_all, heading: string, between: string, end: string) =>
        `${heading}${title}${between}${refusalText("failed", reference)}${end}`,
    );
}
