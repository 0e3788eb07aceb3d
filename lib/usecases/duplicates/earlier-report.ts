import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { cases, earlierReports, reports } from "@/db/schema";
import {
  type EarlierReport,
  earlierReport,
  earlierReportSchema,
  earlierReportStatement,
} from "@/lib/domain/duplicates/earlier-report";
import { receiptSchema } from "@/lib/domain/report/receipt";
import { casesOfProblem } from "@/lib/queries/duplicates";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import type { Vault } from "@/lib/server/crypto/vault";
import { sha256Hex, signStatement } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import type { Work } from "@/lib/server/use-case";

type Scope = Pick<Work, "tx" | "vaults" | "now">;
type FirstReport = Awaited<ReturnType<typeof firstReports>>[number];

/**
 * Brings the signed statements about earlier reports in line with who reported when, in every case of the same problem as
 * this one. Asked after each change of a link, for every group it leaves. A statement that holds is left alone; one that does
 * not is withdrawn and stays with whoever saved it. Needs the system as actor: whoever links may not see every case.
 */
export async function settleEarlierReports(scope: Scope, caseId: string): Promise<EventDraft[]> {
  const group = await casesOfProblem(scope.tx, caseId);
  const vaults = await scope.vaults.ofCases(group);
  const all = await firstReports(scope, group);
  const standing = await standingStatements(scope, group);
  const events: EventDraft[] = [];
  for (const own of all) {
    const vault = vaults.get(own.caseId);
    // A shredded case has no reader left.
    if (!vault) continue;
    const row = standing.find((one) => one.caseId === own.caseId) ?? null;
    const stands = row && openStatement(vault, row);
    const earlier = earlierReport(own, all);
    const facts = earlier && factsOf(earlier, vaults.get(earlier.caseId));
    if (stands && facts && holds(stands, facts)) continue;
    if (row) events.push(await withdraw(scope, row));
    if (facts) events.push(...(await issue(scope, vault, own, facts)));
  }
  return events;
}

type Facts = { earlierReceivedAt: string; earlierSha256: string | null };

// A shredded receipt proves nothing any more; that it existed, and when, stays true.
function factsOf(report: FirstReport, vault: Vault | undefined): Facts {
  const receipt =
    vault &&
    receiptSchema.safeParse(JSON.parse(vault.open("reports.receipt_sealed", report.id, report.receiptSealed)))
      .data;
  return {
    earlierReceivedAt: report.receivedAt.toISOString(),
    earlierSha256: receipt ? sha256Hex(receipt.statement) : null,
  };
}

function holds(stands: EarlierReport, { earlierReceivedAt, earlierSha256 }: Facts): boolean {
  return (
    stands.earlierReceivedAt === earlierReceivedAt &&
    (earlierSha256 === null || stands.earlierSha256 === earlierSha256)
  );
}

async function issue(
  { tx, now }: Scope,
  vault: Vault,
  { caseId, reference, receivedAt }: FirstReport,
  { earlierReceivedAt, earlierSha256 }: Facts,
): Promise<EventDraft[]> {
  if (earlierSha256 === null) return [];
  const facts = { earlierReceivedAt, earlierSha256 };
  const statement = earlierReportStatement({ ...facts, reference, receivedAt, issuedAt: now });
  const shown: EarlierReport = { ...facts, statement, ...signStatement(services().keyring, statement) };
  const id = randomUUID();
  await tx.insert(earlierReports).values({
    id,
    caseId,
    statementSealed: vault.seal("earlier_reports.statement_sealed", id, JSON.stringify(shown)),
    issuedAt: now,
  });
  return [{ chain: caseChain(caseId), action: "earlier_report.shown", audience: "reporter" }];
}

type Standing = { id: string; caseId: string; sealed: Buffer };

function openStatement(vault: Vault, { id, sealed }: Standing): EarlierReport {
  return earlierReportSchema.parse(JSON.parse(vault.open("earlier_reports.statement_sealed", id, sealed)));
}

async function withdraw({ tx, now }: Scope, { id, caseId }: Standing): Promise<EventDraft> {
  await tx.update(earlierReports).set({ withdrawnAt: now }).where(eq(earlierReports.id, id));
  return { chain: caseChain(caseId), action: "earlier_report.withdrawn", audience: "reporter" };
}

async function standingStatements({ tx }: Scope, caseIds: string[]): Promise<Standing[]> {
  return tx
    .select({
      id: earlierReports.id,
      caseId: earlierReports.caseId,
      sealed: earlierReports.statementSealed,
    })
    .from(earlierReports)
    .where(and(inArray(earlierReports.caseId, caseIds), isNull(earlierReports.withdrawnAt)));
}

async function firstReports({ tx }: Scope, caseIds: string[]) {
  return tx
    .selectDistinctOn([reports.caseId], {
      id: reports.id,
      caseId: reports.caseId,
      reference: cases.reference,
      receivedAt: reports.receivedAt,
      receiptSealed: reports.receiptSealed,
    })
    .from(reports)
    .innerJoin(cases, eq(cases.id, reports.caseId))
    .where(inArray(reports.caseId, caseIds))
    .orderBy(asc(reports.caseId), asc(reports.receivedAt), asc(reports.id));
}
