import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { people, playbookChecks, playbookItems } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { CaseState, Outcome } from "@/lib/domain/case/states";
import { isFor } from "@/lib/domain/playbook/lines";
import type { Tx } from "@/lib/server/database";
import { read } from "@/lib/server/read";

export type PlaybookLine = {
  id: string;
  state: CaseState;
  words: string;
  done: { by: string | null; at: Date } | null;
};

/** The checklist of a case: the lines for where it stands, and those that were ticked before, archived ones too. */
export async function playbookOf(
  tx: Tx,
  caseId: string,
  at: { state: CaseState; outcome: Outcome | null },
): Promise<{ now: PlaybookLine[]; before: PlaybookLine[] }> {
  const rows = await tx
    .select({ item: playbookItems, doneAt: playbookChecks.doneAt, doneBy: people.displayName })
    .from(playbookItems)
    .leftJoin(
      playbookChecks,
      and(eq(playbookChecks.itemId, playbookItems.id), eq(playbookChecks.caseId, caseId)),
    )
    .leftJoin(people, eq(people.id, playbookChecks.doneBy))
    .where(
      or(
        sql`${playbookChecks.doneAt} is not null`,
        and(isNull(playbookItems.archivedAt), eq(playbookItems.state, at.state)),
      ),
    )
    .orderBy(asc(playbookItems.position), asc(playbookItems.id));
  const lines = rows.map(({ item, doneAt, doneBy }) => ({
    id: item.id,
    state: item.state,
    outcome: item.outcome,
    words: item.words,
    done: doneAt ? { by: doneBy, at: doneAt } : null,
  }));
  const now = lines.filter((line) => isFor(line, at));
  return {
    now,
    before: lines
      .filter((line) => line.done && !now.includes(line))
      .sort((a, b) => (a.done?.at.getTime() ?? 0) - (b.done?.at.getTime() ?? 0)),
  };
}

/** Every line, as the settings list them: by state, in their order. */
export async function playbookRegister(actor: Actor) {
  return read(actor, async ({ tx }) => {
    const rows = await tx
      .select({
        id: playbookItems.id,
        state: playbookItems.state,
        outcome: playbookItems.outcome,
        words: playbookItems.words,
        archivedAt: playbookItems.archivedAt,
      })
      .from(playbookItems)
      .orderBy(asc(playbookItems.position), asc(playbookItems.id));
    return rows.map(({ archivedAt, ...row }) => ({ ...row, archived: archivedAt !== null }));
  });
}
