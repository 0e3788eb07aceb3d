import { asc, eq } from "drizzle-orm";
import { advisories, cases, vulnerabilities } from "@/db/schema";
import { dateIn } from "@/db/seed/clock";
import type { PersonActor } from "@/lib/domain/access/actor";
import { services } from "@/lib/server/services";
import { inTransaction } from "@/lib/server/transaction";
import { refreshAdvisory, saveAdvisory } from "@/lib/usecases/advisories/save";
import { acceptCase } from "@/lib/usecases/cases/accept";
import { acknowledgeCase, planFix } from "@/lib/usecases/cases/moves";
import { markFixReady } from "@/lib/usecases/cases/record-fix";
import { judgeImpact } from "@/lib/usecases/scoring/judge-impact";
import { scoreVulnerability } from "@/lib/usecases/scoring/score-vulnerability";
import { sendReport } from "./cast";

export const VECTOR = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";

/** One of several affected rows, fixed. */
export const AFFECTED = [
  { product: "Example Server", introduced: "2.0.0", lastAffected: "2.8.3", fixed: "2.8.4" },
];

export const IMPACT = {
  confidentiality: { level: "total", rationale: "All data can be read." },
  elevation: { level: "none", rationale: "" },
  integrity: { level: "total", rationale: "All data can be changed." },
  availability: { level: "limited", rationale: "It restarts." },
} as const;

export type Sent = Awaited<ReturnType<typeof sendReport>>;

/** A report, acknowledged and accepted with a rating and a product: the advisory is drafted. */
export async function acceptedCase(
  triager: PersonActor,
  now: Date,
  fields?: Record<string, string>,
): Promise<Sent> {
  const sent = await sendReport(now, fields);
  const { caseId } = sent;
  const by = { actor: triager, now };
  await acknowledgeCase(by, { caseId, message: "Thank you, we are looking at it." });
  await acceptCase(by, { caseId, severity: "high", severityReason: "Reachable.", product: "Example Server" });
  return sent;
}

/** The same case with its fix ready, scored and judged, and an advisory that says everything: only approval is missing. */
export async function caseReadyToPublish(
  { triager, coordinator }: { triager: PersonActor; coordinator: PersonActor },
  now: Date,
  fields?: Record<string, string>,
): Promise<Sent> {
  const sent = await acceptedCase(triager, now, fields);
  const { caseId } = sent;
  await scoreVulnerability({ actor: triager, now }, { caseId, vector: VECTOR, reason: "As reproduced." });
  await judgeImpact(
    { actor: triager, now },
    { caseId, vulnerabilityId: await firstVulnerability(caseId), impact: IMPACT },
  );
  await planFix(
    { actor: coordinator, now },
    { caseId, ownerId: coordinator.personId, expectedResolutionAt: dateIn(now, 14) },
  );
  await markFixReady(
    { actor: coordinator, now },
    { caseId, fixReference: "commit 4711", testEvidence: "Test run 12 is green." },
  );
  await writeAdvisory(triager, caseId, now);
  return sent;
}

/** Fills the advisory in, and takes its facts from the case. */
export async function writeAdvisory(author: PersonActor, caseId: string, now: Date): Promise<void> {
  await saveAdvisory(
    { actor: author, now },
    { caseId, seen: await advisoryVersion(caseId), ...ADVISORY_TEXT },
  );
  await refreshAdvisory({ actor: author, now }, { caseId, seen: await advisoryVersion(caseId) });
}

export const ADVISORY_TEXT = {
  title: "Heap overflow in the archive parser allows code execution",
  summary: "Opening a crafted archive runs code. Upgrade to 2.8.4.",
  details: "The index reader takes the entry count as a **signed** number.",
  workaround: "",
  affected: AFFECTED,
  references: [{ label: "Fix", url: "https://example.org/commit/4711" }],
};

async function asSystem<T>(query: Parameters<typeof inTransaction<T>>[3]): Promise<T> {
  return inTransaction(services().pool, { type: "system", task: "test" }, "read only", query);
}

export async function advisoryVersion(caseId: string): Promise<number> {
  return asSystem(async (tx) => {
    const [row] = await tx.select().from(advisories).where(eq(advisories.caseId, caseId));
    return row?.version ?? 0;
  });
}

export async function caseRow(caseId: string): Promise<typeof cases.$inferSelect | undefined> {
  return asSystem(async (tx) => (await tx.select().from(cases).where(eq(cases.id, caseId)))[0]);
}

export async function firstVulnerability(caseId: string): Promise<string> {
  return asSystem(async (tx) => {
    const [row] = await tx
      .select({ id: vulnerabilities.id })
      .from(vulnerabilities)
      .where(eq(vulnerabilities.caseId, caseId))
      .orderBy(asc(vulnerabilities.number));
    return row?.id ?? "";
  });
}
