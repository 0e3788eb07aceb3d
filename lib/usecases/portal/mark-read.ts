import { and, eq, isNull, lt, or } from "drizzle-orm";
import { z } from "zod";
import { participants } from "@/db/schema";
import { noEvents, noSubject, useCase } from "@/lib/server/use-case";

/** Remembers up to when the reporter has read their case: the one thing that a look at the portal changes. */
export const markRead = useCase({
  input: z.object({}),
  action: "case.reply",
  load: noSubject,
  run: async ({ tx, actor, now }) => {
    if (actor.type === "reporter")
      await tx
        .update(participants)
        .set({ lastReadAt: now })
        .where(
          and(
            eq(participants.id, actor.participantId),
            or(isNull(participants.lastReadAt), lt(participants.lastReadAt, now)),
          ),
        );
    return { result: null, events: noEvents("a read mark tells nobody anything about the case") };
  },
});
