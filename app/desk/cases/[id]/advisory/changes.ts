import { type AdvisoryChange, advisoryChanges } from "@/lib/domain/advisory/changes";
import { isOut } from "@/lib/domain/advisory/path";
import { agreedCredits } from "@/lib/domain/advisory/preview";
import type { AdvisoryPage, WrittenAdvisory } from "@/lib/queries/desk-advisories";

type Changes = { since: string; changes: AdvisoryChange[] };

/** What the saved text says otherwise than the text that counted last; null where there is none, or nothing came after it. */
export function changesOf({ credits }: AdvisoryPage, advisory: WrittenAdvisory): Changes | null {
  const { released, revisions, content, state } = advisory;
  const [newest] = revisions;
  if (isOut(state) || !released || !newest) return null;
  const thanked = credits.credits.flatMap(({ publicName, link, type }) =>
    publicName === null ? [] : [{ name: publicName, link, type }],
  );
  const changes = advisoryChanges(
    { content: released, credits: thanked },
    { content, credits: agreedCredits(credits.credits) },
  );
  return { since: `revision ${newest.number}`, changes };
}
