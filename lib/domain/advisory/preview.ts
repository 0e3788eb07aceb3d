import { agreedName, type CreditStanding } from "@/lib/domain/credit/agreement";
import type { AdvisoryContent } from "./content";
import type { PublicAdvisory, PublicCredit } from "./public";

type Previewed = {
  publicId: string;
  /** ISO instants in UTC of what stands in public already. */
  publishedAt?: string | null;
  withdrawnAt?: string | null;
  credits?: readonly (Pick<CreditStanding, "state" | "naming" | "name" | "link"> &
    Pick<PublicCredit, "type">)[];
};

/** A text that is not public as it would be shown now: with the names that both sides agreed to, and no others. */
export function previewOf(advisory: Previewed, content: AdvisoryContent): PublicAdvisory {
  return {
    publicId: advisory.publicId,
    revision: null,
    content,
    firstPublishedAt: advisory.publishedAt ?? null,
    publishedAt: null,
    withdrawnAt: advisory.withdrawnAt ?? null,
    credits: (advisory.credits ?? []).flatMap((credit) => {
      const name = agreedName(credit);
      return name === null ? [] : [{ name, link: credit.link, type: credit.type }];
    }),
  };
}
