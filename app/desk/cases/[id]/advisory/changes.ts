import { type AdvisoryChange, advisoryChanges } from "@/lib/domain/advisory/changes";
import { isOut } from "@/lib/domain/advisory/path";
import { agreedCredits } from "@/lib/domain/advisory/preview";
import type { PublicCredit } from "@/lib/domain/advisory/public";
import type { AdvisoryPage, WrittenAdvisory } from "@/lib/queries/desk-advisories";

type Changes = { since: string; changes: AdvisoryChange[] };

/** What the saved text says otherwise than the text that counted last; null where there is none, or nothing came after it. */
export function changesOf({ credits }: AdvisoryPage, advisory: WrittenAdvisory): Changes | null {
  const { released, approvedBefore, revisions, content, state } = advisory;
  const before = released ?? approvedBefore;
  if (isOut(state) || !before) return null;
  const agreed = agreedCredits(credits.credits);
  // Names are kept in no text: of an approved one it is not known whom it thanked.
  const thanked = released ? publicCredits(credits.credits) : agreed;
  const changes = advisoryChanges({ content: before, credits: thanked }, { content, credits: agreed });
  return { since: released ? `revision ${revisions[0]?.number}` : "it was approved", changes };
}

function publicCredits(credits: AdvisoryPage["credits"]["credits"]): PublicCredit[] {
  return credits.flatMap(({ publicName, link, type }) =>
    publicName === null ? [] : [{ name: publicName, link, type }],
  );
}
