import { randomUUID } from "node:crypto";
import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { cannedReplies } from "@/db/schema";
import { problemWords, unknownFields } from "@/lib/domain/reply/text";
import { seenVersionSchema } from "@/lib/domain/seen-version";
import { isPlainLine, PLAIN_LINE } from "@/lib/domain/text";
import { writtenSchema } from "@/lib/domain/written";
import { yesOrNoSchema } from "@/lib/domain/yes-or-no";
import { type EventDraft, INSTANCE_CHAIN } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { conflict, invalid } from "@/lib/server/errors";
import { alone, oneAtATime } from "@/lib/server/one-at-a-time";
import { directionSchema, endOfList, movePastNeighbour } from "@/lib/server/ordered-list";
import { type Loaded, noEvents, useCase } from "@/lib/server/use-case";

/** More than these nobody looks through. */
const MOST_REPLIES = 50;
const FULL = `There are ${MOST_REPLIES} replies already. Archive one first.`;
const COLUMN = "canned_replies.body_sealed";

const replySchema = z.object({
  name: z.string().trim().min(1, "Enter a name.").max(80).refine(isPlainLine, PLAIN_LINE),
  body: writtenSchema("Write the reply.").superRefine((text, context) => {
    for (const problem of unknownFields(text))
      context.addIssue({ code: "custom", message: problemWords(text, problem) });
  }),
});

const told = (action: string, data: EventDraft["data"]): [EventDraft] => [
  { chain: INSTANCE_CHAIN, action, data },
];

/** Keeps a reply ready for everybody who writes to reporters. */
export const addReply = useCase({
  input: replySchema,
  action: "reply.manage",
  load: alone("canned_replies"),
  run: async ({ input, tx, vaults, now }) => {
    const { last, count } = await listOf(tx);
    if (count >= MOST_REPLIES) throw invalid([{ field: "name", message: FULL }]);
    await assertNameFree(tx, input.name, null);
    const id = randomUUID();
    const vault = await vaults.ofInstance();
    await tx.insert(cannedReplies).values({
      id,
      name: input.name,
      bodySealed: vault.seal(COLUMN, id, input.body),
      position: last + 1,
      createdAt: now,
    });
    return { result: { replyId: id }, events: told("reply.added", { replyId: id }) };
  },
});

const listOf = (tx: Tx) => endOfList(tx, cannedReplies);

async function assertNameFree(tx: Tx, name: string, except: string | null): Promise<void> {
  const [taken] = await tx
    .select({ id: cannedReplies.id })
    .from(cannedReplies)
    .where(and(eq(cannedReplies.name, name), except === null ? undefined : ne(cannedReplies.id, except)));
  if (taken)
    throw invalid([{ field: "name", message: "There is a reply of this name, perhaps an archived one." }]);
}

const replyInput = z.object({ replyId: z.uuid("Choose a reply.") });
type LockedReply = Loaded & { reply: typeof cannedReplies.$inferSelect };

async function lockReply({ tx, input }: { tx: Tx; input: { replyId: string } }): Promise<LockedReply | null> {
  await oneAtATime(tx, "canned_replies");
  const [reply] = await tx
    .select()
    .from(cannedReplies)
    .where(eq(cannedReplies.id, input.replyId))
    .for("update");
  return reply ? { access: null, reply } : null;
}

/** Changes name and text, unless somebody else changed them since they were read. What was sent stays as it was. */
export const changeReply = useCase({
  input: replyInput.extend({ version: seenVersionSchema }).extend(replySchema.shape),
  action: "reply.manage",
  load: lockReply,
  run: async ({ input, subject: { reply }, tx, vaults }) => {
    if (input.version !== reply.version)
      throw conflict(
        "Somebody changed this reply while you were writing. Your text is still here: look, then save again.",
      );
    await assertNameFree(tx, input.name, reply.id);
    const vault = await vaults.ofInstance();
    const version = reply.version + 1;
    await tx
      .update(cannedReplies)
      .set({ name: input.name, bodySealed: vault.seal(COLUMN, reply.id, input.body), version })
      .where(eq(cannedReplies.id, reply.id));
    return {
      result: { replyId: reply.id, version },
      events: told("reply.changed", { replyId: reply.id, version }),
    };
  },
});

/** Moves a reply past its neighbour; at the end of the list nothing changes. */
export const moveReply = useCase({
  input: replyInput.extend({ direction: directionSchema }),
  action: "reply.manage",
  load: lockReply,
  run: async ({ input, subject: { reply }, tx }) => {
    const { direction } = input;
    if (!(await movePastNeighbour(tx, cannedReplies, { row: reply, direction })))
      return { result: { replyId: reply.id }, events: noEvents("it stands at the end already") };
    return {
      result: { replyId: reply.id },
      events: told("reply.moved", { replyId: reply.id, direction }),
    };
  },
});

/** Takes a reply out of the list, or puts it back at its end. */
export const archiveReply = useCase({
  input: replyInput.extend({ archived: yesOrNoSchema }),
  action: "reply.manage",
  load: lockReply,
  run: async ({ input, subject: { reply }, tx, now }) => {
    if ((reply.archivedAt !== null) === input.archived)
      return { result: { replyId: reply.id }, events: noEvents("it stood so before") };
    const { last, count } = await listOf(tx);
    if (!input.archived && count >= MOST_REPLIES) throw conflict(FULL);
    await tx
      .update(cannedReplies)
      .set(input.archived ? { archivedAt: now } : { archivedAt: null, position: last + 1 })
      .where(eq(cannedReplies.id, reply.id));
    return {
      result: { replyId: reply.id },
      events: told("reply.archived", { replyId: reply.id, archived: input.archived }),
    };
  },
});
