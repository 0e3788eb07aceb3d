import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { playbookItems } from "@/db/schema";
import { changesBetween } from "@/lib/domain/audit/change";
import { lineWordsSchema, type PlaybookLine, playbookLineSchema } from "@/lib/domain/playbook/lines";
import { yesOrNoSchema } from "@/lib/domain/yes-or-no";
import { type EventDraft, INSTANCE_CHAIN } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { conflict, invalid } from "@/lib/server/errors";
import { alone, oneAtATime } from "@/lib/server/one-at-a-time";
import { directionSchema, endOfList, movePastNeighbour } from "@/lib/server/ordered-list";
import { type Loaded, noEvents, useCase } from "@/lib/server/use-case";

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
  load: alone("playbook_items"),
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

const listOf = (tx: Tx, { state }: Pick<PlaybookLine, "state">) =>
  endOfList(tx, playbookItems, eq(playbookItems.state, state));

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

/**
 * Says a line in other words, unless somebody else did since it was read: `stood` is what it said then. Where it was ticked it
 * stays ticked, and says the new words.
 */
export const rewordPlaybookLine = useCase({
  input: itemInput.extend({ words: lineWordsSchema, stood: z.string().max(1_000) }),
  action: "playbook.manage",
  load: lockItem,
  run: async ({ input, subject: { item }, tx }) => {
    const { words, stood } = input;
    const result = { itemId: item.id };
    if (words === item.words) return { result, events: noEvents("it stood so before") };
    if (stood !== item.words)
      throw conflict(
        "Somebody changed this line while you were writing. Your words are still here: look, then save again.",
      );
    await tx.update(playbookItems).set({ words }).where(eq(playbookItems.id, item.id));
    const changes = changesBetween({ words: item.words }, { words });
    return { result, events: told("playbook.line_reworded", { itemId: item.id, changes }) };
  },
});

/** Moves a line past its neighbour; at the end of the list nothing changes. */
export const movePlaybookLine = useCase({
  input: itemInput.extend({ direction: directionSchema }),
  action: "playbook.manage",
  load: lockItem,
  run: async ({ input, subject: { item }, tx }) => {
    const { direction } = input;
    const among = eq(playbookItems.state, item.state);
    if (!(await movePastNeighbour(tx, playbookItems, { row: item, direction, among })))
      return { result: { itemId: item.id }, events: noEvents("it stands at the end already") };
    return {
      result: { itemId: item.id },
      events: told("playbook.line_moved", { itemId: item.id, direction }),
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
