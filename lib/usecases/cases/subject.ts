import { eq } from "drizzle-orm";
import { z } from "zod";
import { cases } from "@/db/schema";
import type { CaseSubject } from "@/lib/domain/access/policy";
import { type CaseEdit, editLock } from "@/lib/domain/case/edits";
import { seenVersionSchema } from "@/lib/domain/seen-version";
import { accessOf } from "@/lib/server/case-access";
import type { Tx } from "@/lib/server/database";
import { conflict } from "@/lib/server/errors";

export type CaseRow = typeof cases.$inferSelect;
export type LockedCase = { access: CaseSubject; case: CaseRow };

/** Every use case on a case takes its id; `version`, where given, is the one the person was looking at. */
export const caseInput = z.object({
  caseId: z.uuid("This is not a case id."),
  version: seenVersionSchema.optional(),
});

/** Locks the case for this transaction; null where it is absent or invisible to the actor. */
export async function lockCase({
  tx,
  input,
}: {
  tx: Tx;
  input: { caseId: string };
}): Promise<LockedCase | null> {
  const [row] = await tx.select().from(cases).where(eq(cases.id, input.caseId)).for("update");
  return row ? { access: await accessOf(tx, row), case: row } : null;
}

/**
 * Refuses a change that the case's state does not allow now, saying what to do first. Asked before `assertCurrent`, which
 * promises that the change can be saved again. @throws AppError conflict
 */
export function assertEditable(row: CaseRow, edit: CaseEdit): void {
  const lock = editLock(edit, row);
  if (lock !== null) throw conflict(lock, { movedOn: true });
}

/** Refuses a change made on an older view of the case (story 20). The form keeps what was typed. */
export function assertCurrent(seen: number | undefined, row: CaseRow): void {
  if (seen !== undefined && seen !== row.version)
    throw conflict(
      "Somebody changed this case while you were writing. Your text is still here: look at the change, then save again.",
      {
        current: { version: row.version },
      },
    );
}
