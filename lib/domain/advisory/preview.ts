import { agreedName, type CreditStanding } from "@/lib/domain/credit/agreement";
import type { AdvisoryContent } from "./content";
import type { PublicAdvisory, PublicCredit } from "./public";

type AgreedCredit = Pick<CreditStanding, "state" | "naming" | "name" | "link"> & Pick<PublicCredit, "type">;

type Previewed = {
  publicId: string;
  /** ISO instants in UTC of what stands in public already. */
  publishedAt?: string | null;
  withdrawnAt?: string | null;
  credits?: readonly AgreedCredit[];
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
    credits: agreedCredits(advisory.credits ?? []),
  };
}

/** Whom a text thanks once it is public: those whose name both sides agreed to. */
export function agreedCredits(credits: readonly AgreedCredit[]): PublicCredit[] {
  return credits.flatMap((credit) => {
    const name = agreedName(credit);
    return name === null ? [] : [{ name, link: credit.link, type: credit.type }];
  });
}
