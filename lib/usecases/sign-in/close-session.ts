import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { staffSessions } from "@/db/schema";
import { actorId } from "@/lib/domain/access/actor";
import { personChain } from "@/lib/server/audit/append";
import { notFound } from "@/lib/server/errors";
import { noSubject, useCase } from "@/lib/server/use-case";

/** Ends one of a person's own sessions: this one when signing out, another from the list on the account page. */
export const closeSession = useCase({
  input: z.object({ sessionId: z.uuid() }),
  action: "account.own",
  load: noSubject,
  async run({ tx, actor, input }) {
    const personId = actorId(actor);
    if (personId === null) throw notFound();
    const ended = await tx
      .delete(staffSessions)
      .where(and(eq(staffSessions.id, input.sessionId), eq(staffSessions.personId, personId)))
      .returning({ id: staffSessions.id });
    if (ended.length === 0) throw notFound();
    return {
      result: undefined,
      events: [
        { chain: personChain(personId), action: "session.closed", data: { sessionId: input.sessionId } },
      ],
    };
  },
});
