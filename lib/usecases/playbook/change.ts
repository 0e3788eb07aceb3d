import { randomUUID } from "node:crypto";
import { and, asc, desc, eq, gt, isNull, lt, max, sql } from "drizzle-orm";
import { z } from "zod";
import { playbookItems } from "@/db/schema";
import { type PlaybookLine, playbookLineSchema } from "@/lib/domain/playbook/lines";
import { yesOrNoSchema } from "@/lib/domain/yes-or-no";
import { type EventDraft, INSTANCE_CHAIN } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { conflict, invalid } from "@/lib/server/errors";
import { oneAtATime } from "@/lib/server/one-at-a-time";
import { type Loaded, noEvents, noSubject, useCase } from "@/lib/server/use-case";

/** A list longer than this is read by nobody. */
const MOST_LINES = 30;
const FULL = `A list has at most ${MOST_LINES} lines. Archive one first.`;

const told = (action: string, data: EventDraft["data"]): [EventDraft] => [
  { chain: INSTANCE_CHAIN, action, data },
];

/** Adds a line at the end of the list of its state. */
export const addPlaybookLine = useCase({
  input: playbookLineSchema,
  action: "playbook.manage",
  load: noSubject,
  run: async ({ input, tx, now }) => {
    const { last, count } = await listOf(tx, input);
    if (count >= MOST_LINES) throw invalid([{ field: "words", message: FULL }]);
    const id = randomUUID();
    await tx.insert(playbookItems).values({ id, ...input, position: last + 1, createdAt: now });
    return {
      result: { itemId: id },
      events: told("playbook.line_added", { itemId: id, state: input.state }),
    };
  },
});

async function listOf(
  tx: Tx,
  { state }: Pick<PlaybookLine, "state">,
): Promise<{ last: number; count: number }> {
  await oneAtATime(tx, "playbook_items");
  const [row] = await tx
    .select({
      last: max(playbookItems.position),
      count: sql<number>`count(*) filter (where ${playbookItems.archivedAt} is null)::int`,
    })
    .from(playbookItems)
    .where(eq(playbookItems.state, state));
  return { last: row?.last ?? 0, count: row?.count ?? 0 };
}

const itemInput = z.object({ itemId: z.uuid("Choose a line.") });
type LockedItem = Loaded & { item: typeof playbookItems.$inferSelect };

async function lockItem({ tx, input }: { tx: Tx; input: { itemId: string } }): Promise<LockedItem | null> {
  await oneAtATime(tx, "playbook_items");
  const [item] = await tx
    .select()
    .from(playbookItems)
    .where(eq(playbookItems.id, input.itemId))
    .for("update");
  return item ? { access: null, item } : null;
}

/** Moves a line past its neighbour; at the end of the list nothing changes. */
export const movePlaybookLine = useCase({
  input: itemInput.extend({ direction: z.enum(["up", "down"]) }),
  action: "playbook.manage",
  load: lockItem,
  run: async ({ input, subject: { item }, tx }) => {
    const up = input.direction === "up";
    const place = playbookItems.position;
    const [neighbour] = await tx
      .select()
      .from(playbookItems)
      .where(
        and(
          eq(playbookItems.state, item.state),
          isNull(playbookItems.archivedAt),
          up ? lt(place, item.position) : gt(place, item.position),
        ),
      )
      .orderBy(up ? desc(place) : asc(place))
      .limit(1)
      .for("update");
    if (!neighbour) return { result: { itemId: item.id }, events: noEvents("it stands at the end already") };
    const put = (id: string, position: number) =>
      tx.update(playbookItems).set({ position }).where(eq(playbookItems.id, id));
    await put(item.id, neighbour.position);
    await put(neighbour.id, item.position);
    return {
      result: { itemId: item.id },
      events: told("playbook.line_moved", { itemId: item.id, direction: input.direction }),
    };
  },
});

/** Takes a line out of the lists, or puts it back at their end. Where it was ticked it stays ticked. */
export const archivePlaybookLine = useCase({
  input: itemInput.extend({ archived: yesOrNoSchema }),
  action: "playbook.manage",
  load: lockItem,
  run: async ({ input, subject: { item }, tx, now }) => {
    if ((item.archivedAt !== null) === input.archived)
      return { result: { itemId: item.id }, events: noEvents("it stood so before") };
    const { last, count } = await listOf(tx, item);
    if (!input.archived && count >= MOST_LINES) throw conflict(FULL);
    await tx
      .update(playbookItems)
      .set(input.archived ? { archivedAt: now } : { archivedAt: null, position: last + 1 })
      .where(eq(playbookItems.id, item.id));
    return {
      result: { itemId: item.id },
      events: told("playbook.line_archived", { itemId: item.id, archived: input.archived }),
    };
  },
});
