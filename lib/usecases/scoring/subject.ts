import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { cases, vulnerabilities } from "@/db/schema";
import { REASON_NEEDED } from "@/lib/domain/case/judgement";
import { seenVersionSchema } from "@/lib/domain/seen-version";
import { reasonNeeded } from "@/lib/queries/reason-needed";
import { conflict, invalid } from "@/lib/server/errors";
import { noEvents, type Work } from "@/lib/server/use-case";
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
export async function assertReason(
  { tx }: Pick<Work, "tx">,
  row: CaseRow,
  { replaces, reason, field }: { replaces: boolean; reason: string; field: string },
): Promise<void> {
  if (replaces && reason === "" && (await reasonNeeded(tx, row)))
    throw invalid([{ field, message: REASON_NEEDED }]);
}

/** The vulnerability to work on, its version raised. @throws AppError conflict when it changed since it was read */
export async function vulnerabilityFor(
  work: Work,
  row: CaseRow,
  input: VulnerabilityInput,
): Promise<VulnerabilityRow> {
  return changed(work, row, await standingVulnerability(work, row, input));
}

/**
 * The vulnerability as it stands, null where the case has none yet. Where nothing of it changes, nothing is written; else
 * {@link changed} comes first. @throws AppError conflict when it changed since it was read
 */
export async function standingVulnerability(
  work: Work,
  row: CaseRow,
  input: VulnerabilityInput,
): Promise<VulnerabilityRow | null> {
  const known = await work.tx
    .select()
    .from(vulnerabilities)
    .where(eq(vulnerabilities.caseId, row.id))
    .orderBy(asc(vulnerabilities.number));
  if (input.vulnerabilityId === "" && known.length === 0) return null;
  const wanted = input.vulnerabilityId || (known.length === 1 ? known[0]?.id : undefined);
  const found = known.find(({ id }) => id === wanted);
  if (!found) throw invalid([{ field: "vulnerabilityId", message: "Choose a vulnerability of this case." }]);
  if (input.seen !== undefined && input.seen !== found.version)
    throw conflict(
      "Somebody changed this vulnerability while you were writing. What you entered is still here: look at the change, then save again.",
      { current: { version: found.version } },
    );
  return found;
}

/**
 * Raises its version: it changes now. Most cases have one, and nobody should have to make it before the score can be saved:
 * the first is made with the case's title.
 */
export async function changed(
  work: Work,
  row: CaseRow,
  found: VulnerabilityRow | null,
): Promise<VulnerabilityRow> {
  await work.tx.update(cases).set({ lastActivityAt: work.now }).where(eq(cases.id, row.id));
  if (found === null) {
    const vault = await work.vaults.ofCase(row.id);
    return insertVulnerability(work, row.id, 1, vault.open("cases.title_sealed", row.id, row.titleSealed));
  }
  const [raised = found] = await work.tx
    .update(vulnerabilities)
    .set({ version: found.version + 1 })
    .where(and(eq(vulnerabilities.id, found.id), eq(vulnerabilities.version, found.version)))
    .returning();
  return raised;
}

/** What a use case gives back where the vulnerability stood so before. */
export function stoodSo({ reference }: CaseRow, { id, version }: VulnerabilityRow) {
  return { result: { reference, vulnerabilityId: id, version }, events: noEvents("it stood so before") };
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
