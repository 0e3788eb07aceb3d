import type { Action } from "@/lib/domain/access/policy";
import type { AdvisoryPage, WrittenAdvisory } from "@/lib/queries/desk-advisories";

/** What the forms of the page are about, and for whom. */
export type ActProps = {
  page: AdvisoryPage;
  advisory: WrittenAdvisory;
  actorId: string;
  may: (action: Action) => boolean;
};

/** The versions that were on the page when a button was pressed. */
export function hiddenOf({ page, advisory }: Pick<ActProps, "page" | "advisory">) {
  return {
    caseId: page.head.id,
    version: String(page.head.version),
    seen: String(advisory.version),
  };
}
