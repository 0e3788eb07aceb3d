import { z } from "zod";
import { personChain } from "@/lib/server/audit/append";
import { noSubject, useCase } from "@/lib/server/use-case";
import { endSessions, ownPerson } from "./own";

/** Ends every session of one's own, this one too. */
export const signOutEverywhere = useCase({
  input: z.object({}),
  action: "account.own",
  load: noSubject,
  async run({ tx, actor }) {
    const { personId } = ownPerson(actor);
    const ended = await endSessions(tx, personId);
    return {
      result: { ended },
      events: [{ chain: personChain(personId), action: "session.all_closed", data: { ended } }],
    };
  },
});
