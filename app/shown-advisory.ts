import type { ShownAdvisory } from "@/components/advisory/AdvisoryArticle";
import type { AdvisoryContent } from "@/lib/domain/advisory/content";
import type { PublicAdvisory } from "@/lib/domain/advisory/public";
import { impactSentence } from "@/lib/domain/cvss/impact-sentence";
import { parseVector } from "@/lib/domain/cvss/vector";
import { findCwe } from "@/lib/domain/cwe/find";
import { renderMarkdown } from "@/lib/server/markdown/render";

/** An advisory as every page shows it. The texts of a published one are public, so their rendering may be kept. */
export async function shownAdvisory(advisory: PublicAdvisory): Promise<ShownAdvisory> {
  const { details, workaround } = advisory.content;
  const cache = advisory.revision !== null;
  const [detailsHtml = "", workaroundHtml = ""] = await Promise.all(
    [details, workaround].map(async (text) => (await renderMarkdown(text, { cache })).html),
  );
  return { advisory, detailsHtml, workaroundHtml, words: factWords(advisory.content) };
}

function factWords({ vectors, cwes }: AdvisoryContent): Record<string, string> {
  const sentences = vectors.flatMap(({ vector }) => {
    const read = parseVector(vector);
    return read.ok ? [[vector, impactSentence(read.vector)] as const] : [];
  });
  const names = cwes.map((id) => [id, findCwe(id)?.name ?? ""] as const);
  return Object.fromEntries([...sentences, ...names]);
}
