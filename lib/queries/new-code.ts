import { eq } from "drizzle-orm";
import { cases, policyVersions, settings } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { read } from "@/lib/server/read";

type ReporterActor = Extract<Actor, { type: "reporter" }>;

/** What stands around a new code: which case it opens, and whose desk this is. Null: the case is gone. */
export async function caseOfCode(actor: ReporterActor) {
  return read(actor, async ({ tx }) => {
    const [row] = await tx
      .select({ reference: cases.reference, policyNumber: policyVersions.number })
      .from(cases)
      .innerJoin(policyVersions, eq(policyVersions.id, cases.policyVersionId))
      .where(eq(cases.id, actor.caseId));
    const [desk] = await tx.select({ organisation: settings.organisationName }).from(settings);
    return row && desk ? { ...row, organisation: desk.organisation ?? "Security" } : null;
  });
}
