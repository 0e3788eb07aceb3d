import { dayGone, embargoEndGone } from "@/lib/domain/case/dates-ahead";
import { calendarOf } from "@/lib/queries/case-calendar";
import { invalid } from "@/lib/server/errors";
import type { Work } from "@/lib/server/use-case";
import type { CaseRow } from "./subject";

/** Refuses to promise a fix for a day that has passed. @throws AppError invalid naming the field */
export async function assertFixAhead(
  { tx, now }: Pick<Work, "tx" | "now">,
  row: CaseRow,
  day: string | undefined,
): Promise<void> {
  if (!day) return;
  const gone = dayGone(day, await calendarOf(tx, row), now);
  if (gone !== null) throw invalid([{ field: "expectedResolutionAt", message: gone }]);
}

/** Refuses an embargo that would be over already. @throws AppError invalid naming the field */
export function assertEmbargoAhead(until: Date | null, now: Date): void {
  const gone = until && embargoEndGone(until, now);
  if (gone !== null) throw invalid([{ field: "embargoUntil", message: gone }]);
}
