import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { branchDecisions, cases, productBranches, remediations } from "@/db/schema";
import { personIdOf } from "@/lib/domain/access/actor";
import { keysOf } from "@/lib/domain/keys-of";
import { BRANCH_DECISIONS } from "@/lib/domain/product/register";
import { caseChain } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { invalid } from "@/lib/server/errors";
import { useCase, type Work } from "@/lib/server/use-case";
import { performMove } from "./move";
import { moveInput } from "./move-input";
import { assertCurrent, assertEditable, type CaseRow, caseInput, lockCase } from "./subject";

const text = z.string().trim().max(16_384).optional();
const fixInput = z.object({ fixReference: text, mitigation: text, testEvidence: text });

/** What was done about it and how it was tested. A field left out stays as it was; an older view is refused (story 20). */
export const recordFix = useCase({
  input: caseInput.extend(fixInput.shape),
  action: "case.fix",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    const { case: row } = subject;
    assertEditable(row, "fix");
    assertCurrent(input.version, row);
    const fields = await writeFix(work, row.id, input);
    await work.tx
      .update(cases)
      .set({ lastActivityAt: work.now, version: row.version + 1 })
      .where(eq(cases.id, row.id));
    return {
      result: { caseId: input.caseId },
      events: [{ chain: caseChain(input.caseId), action: "fix.recorded", data: { fields } }],
    };
  },
});

/** The fix is ready (S0.6): what it is and how it was tested may come with the same form. */
export const markFixReady = useCase({
  input: moveInput.extend(fixInput.shape),
  action: "case.fix",
  load: lockCase,
  run: async ({ input, subject, ...work }) => {
    await writeFix(work, subject.case.id, input);
    const moved = await performMove(work, subject, "fix_ready", input);
    return { result: moved.result, events: [moved.event], jobs: moved.jobs };
  },
});

/** What happens to one supported branch of the product (S1.11). An older view is refused. */
export const decideBranch = useCase({
  input: caseInput.extend({
    branchId: z.uuid("Choose a branch."),
    decision: z.enum(BRANCH_DECISIONS, "Choose a decision."),
    note: text,
  }),
  action: "case.fix",
  load: lockCase,
  run: async ({ input, subject: { case: row }, tx, vaults, actor, now }) => {
    assertEditable(row, "fix");
    assertCurrent(input.version, row);
    await assertOwnBranch(tx, row, input.branchId);
    const vault = await vaults.ofCase(input.caseId);
    const values = {
      decision: input.decision,
      noteSealed: vault.sealOptional("branch_decisions.note_sealed", input.branchId, input.note),
      decidedBy: personIdOf(actor),
      decidedAt: now,
    };
    await tx
      .insert(branchDecisions)
      .values({ caseId: input.caseId, branchId: input.branchId, ...values })
      .onConflictDoUpdate({ target: [branchDecisions.caseId, branchDecisions.branchId], set: values });
    await tx
      .update(cases)
      .set({ lastActivityAt: now, version: row.version + 1 })
      .where(eq(cases.id, row.id));
    return {
      result: { caseId: input.caseId },
      events: [
        {
          chain: caseChain(input.caseId),
          action: "branch.decided",
          data: { branchId: input.branchId, decision: input.decision },
        },
      ],
    };
  },
});

async function assertOwnBranch(tx: Tx, row: CaseRow, branchId: string): Promise<void> {
  const [found] = row.productId
    ? await tx
        .select({ id: productBranches.id })
        .from(productBranches)
        .where(and(eq(productBranches.id, branchId), eq(productBranches.productId, row.productId)))
    : [];
  if (!found) throw invalid([{ field: "branchId", message: "Choose a branch of the affected product." }]);
}

async function writeFix(
  { tx, vaults, actor, now }: Work,
  caseId: string,
  input: z.infer<typeof fixInput>,
): Promise<string[]> {
  const vault = await vaults.ofCase(caseId);
  const seal = (column: string, value: string | undefined) =>
    value === undefined ? undefined : vault.sealOptional(column, caseId, value);
  const given = {
    fixReferenceSealed: seal("remediations.fix_reference_sealed", input.fixReference),
    mitigationSealed: seal("remediations.mitigation_sealed", input.mitigation),
    testEvidenceSealed: seal("remediations.test_evidence_sealed", input.testEvidence),
  };
  const recorded = { recordedBy: personIdOf(actor), recordedAt: now };
  await tx
    .insert(remediations)
    .values({ caseId, ...given, ...recorded })
    .onConflictDoUpdate({ target: remediations.caseId, set: { ...given, ...recorded } });
  return keysOf(fixInput.shape).filter((name) => input[name] !== undefined);
}
