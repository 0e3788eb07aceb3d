import { createHash } from "node:crypto";
import { markdownFault } from "@/lib/domain/markdown-limits";
import { onlyParagraphs } from "@/lib/server/markdown/paragraphs";
import { renderInWorker } from "@/lib/server/markdown/queue";

/** HTML that is safe to put into a page. `plain` says that it is the escaped text in a `<pre>`, not rendered Markdown. */
export type RenderedMarkdown = { html: string; plain: boolean };

const CACHE_ENTRIES = 200;
const CACHE_CHARACTERS = 2_000_000;

const cache = new Map<string, RenderedMarkdown>();
let cachedCharacters = 0;

/**
 * Markdown as sanitised HTML: no images, no raw HTML, links to https and mailto only, headings from h3 down. A text beyond
 * the limits, or one that takes over half a second, comes back as plain text. `cache` is for published texts only: what is
 * kept in memory outlives the request, which private text must not.
 */
export async function renderMarkdown(
  text: string,
  options: { cache?: boolean } = {},
): Promise<RenderedMarkdown> {
  if (markdownFault(text) !== null) return plainText(text);
  const words = onlyParagraphs(text);
  if (words !== null) return { html: words, plain: false };
  if (!options.cache) return renderOnce(text);
  const key = createHash("sha256").update(text).digest("base64");
  const known = cache.get(key);
  if (known) {
    cache.delete(key);
    cache.set(key, known);
    return known;
  }
  const rendered = await renderOnce(text);
  // A plain answer may only mean that the machine was busy; the next visitor gets another try.
  if (!rendered.plain) remember(key, rendered);
  return rendered;
}

async function renderOnce(text: string): Promise<RenderedMarkdown> {
  const html = await renderInWorker(text);
  return html === null ? plainText(text) : { html, plain: false };
}

function plainText(text: string): RenderedMarkdown {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return { html: `<pre>${escaped}</pre>`, plain: true };
}

function remember(key: string, rendered: RenderedMarkdown): void {
  cachedCharacters += rendered.html.length - (cache.get(key)?.html.length ?? 0);
  cache.set(key, rendered);
  for (const [oldest, { html }] of cache) {
    if (cache.size <= CACHE_ENTRIES && cachedCharacters <= CACHE_CHARACTERS) return;
    cache.delete(oldest);
    cachedCharacters -= html.length;
  }
}
