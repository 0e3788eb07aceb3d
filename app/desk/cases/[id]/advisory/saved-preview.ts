import { shownAdvisory } from "@/app/shown-advisory";
import type { ShownAdvisory } from "@/components/advisory/AdvisoryArticle";
import { previewOf } from "@/lib/domain/advisory/preview";
import type { AdvisoryPage, WrittenAdvisory } from "@/lib/queries/desk-advisories";

/** What the public reads, or would read if the text were published as it was saved. */
export async function savedPreview(page: AdvisoryPage, advisory: WrittenAdvisory): Promise<ShownAdvisory> {
  const { content, ...revision } = advisory.preview;
  return shownAdvisory({
    ...previewOf({ ...advisory, credits: page.credits.credits }, content),
    ...revision,
  });
}
