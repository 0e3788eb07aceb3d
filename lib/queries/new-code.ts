import { and, eq, isNull } from "drizzle-orm";
import { cases, policyVersions, receiptRenewals } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { read } from "@/lib/server/read";
import { organisationOf } from "@/lib/server/settings";

type ReporterActor = Extract<Actor, { type: "reporter" }>;

/** What stands around a new code: which case it opens, how long it is shown, and whose desk this is. Null: it is gone. */
export async function caseOfCode(actor: ReporterActor) {
  return read(actor, async ({ tx }) => {
    const [row] = await tx
      .select({ reference: cases.reference, policyNumber: policyVersions.number })
      .from(cases)
      .innerJoin(policyVersions, eq(policyVersions.id, cases.policyVersionId))
      .where(eq(cases.id, actor.caseId));
    const [open] = await tx
      .select({ shownUntil: receiptRenewals.expiresAt })
      .from(receiptRenewals)
      .where(and(eq(receiptRenewals.participantId, actor.participantId), isNull(receiptRenewals.closedAt)));
    return row && open ? { ...row, ...open, organisation: await organisationOf(tx) } : null;
  });
}
