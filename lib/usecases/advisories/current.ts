import { outdatedFacts } from "@/lib/domain/advisory/currency";
import { factsOfCase } from "@/lib/queries/advisory-facts";
import { conflict } from "@/lib/server/errors";
import type { Work } from "@/lib/server/use-case";
import type { LockedAdvisory } from "./subject";

/** Refuses to approve or publish a score, weakness or CVE ID that the case no longer has. */
export async function assertUpToDate(work: Work, { advisory, content }: LockedAdvisory): Promise<void> {
  const { pulled } = await factsOfCase(work, advisory.caseId);
  const outdated = outdatedFacts(content, pulled).map(({ words }) => words);
  if (outdated.length > 0)
    throw conflict([...outdated, "Refresh the advisory from the case first."].join(" "));
}
