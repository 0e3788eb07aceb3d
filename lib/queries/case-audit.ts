import { and, asc, eq } from "drizzle-orm";
import { events, people } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { can } from "@/lib/domain/access/policy";
import { accessOf } from "@/lib/server/case-access";
import { read } from "@/lib/server/read";
import { auditNames } from "./audit-names";
import { auditRow } from "./audit-row";
import { toldActions } from "./duplicates";
import { findCase, headOf } from "./find-case";

/** The audit chain of a case, oldest first, or null where the case or its audit is not for this person. */
export async function caseAudit(actor: PersonActor, reference: string, now: Date) {
  return read(actor, async (reading) => {
    const found = await findCase(reading, reference);
    if (found === null) return null;
    const { row } = found;
    const { tx } = reading;
    if (!can(actor, "audit.read", await accessOf(tx, row), now).allowed) return null;
    const rows = await tx
      .select({ event: events, person: people.displayName })
      .from(events)
      .leftJoin(people, eq(people.id, events.actorId))
      .where(and(eq(events.chainKind, "case"), eq(events.chainId, row.id)))
      .orderBy(asc(events.seq));
    const actions = rows.map(({ event }) => event.action);
    const isTold = await toldActions(tx, row.id, actions);
    const shown = rows.map(({ event }) => event).filter(({ action }) => isTold(action));
    return {
      head: headOf(found),
      names: await auditNames(tx, shown),
      rows: rows.map(({ event, person }, index) => ({
        ...auditRow(event, person),
        // The row stays, so that the chain is seen to hold.
        ...(isTold(event.action)
          ? {}
          : { words: "did something about a restricted case", action: "", changes: [], data: {} }),
        hasWords: event.sealed !== null,
        // Only that rows follow each other; `verify-audit` recomputes their content outside the database.
        follows: index === 0 || event.previousHash.equals(rows[index - 1]?.event.hash ?? Buffer.alloc(0)),
      })),
    };
  });
}
