import { eq } from "drizzle-orm";
import { z } from "zod";
import { participants } from "@/db/schema";
import { normaliseLineEnds } from "@/lib/domain/text";
import { noEvents, noSubject, useCase } from "@/lib/server/use-case";

/** Keeps what a reporter typed and has not sent: a refused file or a look elsewhere loses nothing. */
export const keepReply = useCase({
  input: z.object({ text: z.string().max(262_144).transform(normaliseLineEnds) }),
  action: "case.reply",
  load: noSubject,
  run: async ({ tx, vaults, actor, input }) => {
    if (actor.type === "reporter") {
      const vault = await vaults.ofCase(actor.caseId);
      const column = "participants.reply_draft_sealed";
      await tx
        .update(participants)
        .set({ replyDraftSealed: vault.sealOptional(column, actor.participantId, input.text) })
        .where(eq(participants.id, actor.participantId));
    }
    return { result: null, events: noEvents("nothing was sent: the words are still the reporter's own") };
  },
});
