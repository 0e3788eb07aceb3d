import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { cases, vulnerabilities } from "@/db/schema";
import { changesNeedReason, REASON_NEEDED } from "@/lib/domain/case/judgement";
import { seenVersionSchema } from "@/lib/domain/seen-version";
import { conflict, invalid } from "@/lib/server/errors";
import type { Work } from "@/lib/server/use-case";
import { type CaseRow, caseInput } from "@/lib/usecases/cases/subject";

export type VulnerabilityRow = typeof vulnerabilities.$inferSelect;

/** `seen` is the version of the vulnerability the person was looking at. Without an id it is the case's only one. */
export const vulnerabilityInput = caseInput.extend({
  vulnerabilityId: z.union([z.literal(""), z.uuid("This is not a vulnerability.")]).default(""),
  seen: seenVersionSchema.optional(),
});
type VulnerabilityInput = Pick<z.infer<typeof vulnerabilityInput>, "vulnerabilityId" | "seen">;

/** Why a judgement is made or changed, in words of the team. */
export const reasonInput = z.string().trim().max(4_000).default("");

/** Refuses a judgement that replaces another one after acceptance without saying why. `field` names the control. */
export function assertReason(row: CaseRow, replaces: boolean, reason: string, field: string): void {
  if (replaces && reason === "" && changesNeedReason(row)) throw invalid([{ field, message: REASON_NEEDED }]);
}

/**
 * The vulnerability to work on, its version raised. Most cases have one, and nobody should have to make it before the
 * score can be saved: the first is made with the case's title. @throws AppError conflict when it changed since it was read
 */
export async function vulnerabilityFor(
  work: Work,
  row: CaseRow,
  input: VulnerabilityInput,
): Promise<VulnerabilityRow> {
  await work.tx.update(cases).set({ lastActivityAt: work.now }).where(eq(cases.id, row.id));
  const known = await work.tx
    .select()
    .from(vulnerabilities)
    .where(eq(vulnerabilities.caseId, row.id))
    .orderBy(asc(vulnerabilities.number));
  if (input.vulnerabilityId === "" && known.length === 0) {
    const vault = await work.vaults.ofCase(row.id);
    return insertVulnerability(work, row.id, 1, vault.open("cases.title_sealed", row.id, row.titleSealed));
  }
  const wanted = input.vulnerabilityId || (known.length === 1 ? known[0]?.id : undefined);
  const found = known.find(({ id }) => id === wanted);
  if (!found) throw invalid([{ field: "vulnerabilityId", message: "Choose a vulnerability of this case." }]);
  if (input.seen !== undefined && input.seen !== found.version)
    throw conflict(
      "Somebody changed this vulnerability while you were writing. What you entered is still here: look at the change, then save again.",
      { current: { version: found.version } },
    );
  const [raised = found] = await work.tx
    .update(vulnerabilities)
    .set({ version: found.version + 1 })
    .where(and(eq(vulnerabilities.id, found.id), eq(vulnerabilities.version, found.version)))
    .returning();
  return raised;
}

/** Another vulnerability of the case. The case's lock keeps its number free. */
export async function insertVulnerability(
  { tx, vaults, now }: Work,
  caseId: string,
  number: number,
  title: string,
): Promise<VulnerabilityRow> {
  const id = randomUUID();
  const vault = await vaults.ofCase(caseId);
  const [made] = await tx
    .insert(vulnerabilities)
    .values({
      id,
      caseId,
      number,
      titleSealed: vault.seal("vulnerabilities.title_sealed", id, title),
      createdAt: now,
    })
    .returning();
  if (!made) throw new Error("the vulnerability was not written");
  return made;
}
