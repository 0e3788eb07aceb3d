import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { earlierReports, reports } from "@/db/schema";
import { type EarlierReport, earlierReportStatement } from "@/lib/domain/duplicates/earlier-report";
import { receiptSchema } from "@/lib/domain/report/receipt";
import { duplicatesOf } from "@/lib/queries/duplicates";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import { sha256Hex, signStatement } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import type { Work } from "@/lib/server/use-case";
import type { CaseRow } from "@/lib/usecases/cases/subject";

/**
 * Signs for the reporter of `later` that an earlier report of the same problem exists: the first one among the canonical case
 * and everything that repeats it. Without an event where `later` has no report, or came first. Needs the system as actor:
 * the earliest report may stand in a case that whoever links does not see.
 */
export async function showEarlierReport(
  work: Pick<Work, "tx" | "vaults" | "now">,
  later: CaseRow,
  canonicalId: string,
): Promise<EventDraft[]> {
  const { tx, vaults, now } = work;
  const others = [canonicalId, ...(await duplicatesOf(tx, canonicalId))].filter((id) => id !== later.id);
  const own = await firstReport(work, [later.id]);
  const first = await firstReport(work, others);
  if (!own || !first || first.receivedAt >= own.receivedAt) return [];
  const facts = {
    earlierReceivedAt: first.receivedAt.toISOString(),
    earlierSha256: sha256Hex(first.statement),
  };
  const statement = earlierReportStatement({
    ...facts,
    reference: later.reference,
    receivedAt: own.receivedAt,
    issuedAt: now,
  });
  const shown: EarlierReport = { ...facts, statement, ...signStatement(services().keyring, statement) };
  const id = randomUUID();
  const vault = await vaults.ofCase(later.id);
  await tx.insert(earlierReports).values({
    id,
    caseId: later.id,
    statementSealed: vault.seal("earlier_reports.statement_sealed", id, JSON.stringify(shown)),
    issuedAt: now,
  });
  return [{ chain: caseChain(later.id), action: "earlier_report.shown", audience: "reporter" }];
}

/** Withdraws what was signed for the reporter of this case; what they hold stays, what the portal shows ends. */
export async function withdrawEarlierReport(
  { tx, now }: Pick<Work, "tx" | "now">,
  caseId: string,
): Promise<EventDraft[]> {
  const { rowCount } = await tx
    .update(earlierReports)
    .set({ withdrawnAt: now })
    .where(and(eq(earlierReports.caseId, caseId), isNull(earlierReports.withdrawnAt)));
  return rowCount
    ? [{ chain: caseChain(caseId), action: "earlier_report.withdrawn", audience: "reporter" }]
    : [];
}

async function firstReport({ tx, vaults }: Pick<Work, "tx" | "vaults">, caseIds: readonly string[]) {
  const [row] = await tx
    .select({
      id: reports.id,
      caseId: reports.caseId,
      receiptSealed: reports.receiptSealed,
      receivedAt: reports.receivedAt,
    })
    .from(reports)
    .where(inArray(reports.caseId, [...caseIds]))
    .orderBy(asc(reports.receivedAt), asc(reports.id))
    .limit(1);
  // A shredded case proves nothing any more.
  const vault = row && (await vaults.ofCases([row.caseId])).get(row.caseId);
  if (!vault) return null;
  const receipt = receiptSchema.safeParse(
    JSON.parse(vault.open("reports.receipt_sealed", row.id, row.receiptSealed)),
  );
  return receipt.success ? { receivedAt: row.receivedAt, statement: receipt.data.statement } : null;
}
