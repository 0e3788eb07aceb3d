import { eq } from "drizzle-orm";
import { z } from "zod";
import { people } from "@/db/schema";
import { LINK_KINDS } from "@/lib/domain/identity/links";
import { personChain } from "@/lib/server/audit/append";
import { conflict } from "@/lib/server/errors";
import { useCase } from "@/lib/server/use-case";
import { endAccess } from "@/lib/usecases/account/own";
import { handOverKept } from "@/lib/usecases/cases/keepers";
import { endLinksBy } from "./handed-links";
import { keepAnAdmin, lockPerson, lockPersonAlone } from "./subject";

const Input = z.object({ personId: z.uuid() });

/**
 * Shuts somebody out at once: sessions end, open links die, those they handed out too. What they did stays under their name;
 * restricted cases that only they could open go to a coordinator.
 */
export const disablePerson = useCase({
  input: Input,
  action: "people.manage",
  load: ({ tx, input }) => lockPersonAlone(tx, input.personId),
  async run({ input: { personId }, subject, ...work }) {
    const { tx, now } = work;
    if (subject.disabledAt !== null) throw conflict("This account is disabled already.");
    if (subject.roles.includes("admin")) await keepAnAdmin(tx, personId);
    await tx.update(people).set({ disabledAt: now }).where(eq(people.id, personId));
    const ended = await endAccess(tx, personId, { kinds: LINK_KINDS });
    const data = { sessionsEnded: ended, linksEnded: await endLinksBy(tx, personId) };
    return {
      result: { ended },
      events: [
        { chain: personChain(personId), action: "person.disabled", data },
        ...(await handOverKept(work, personId)),
      ],
    };
  },
});

/** Lets a disabled person in again, with the roles and factors they had. */
export const enablePerson = useCase({
  input: Input,
  action: "people.manage",
  load: ({ tx, input }) => lockPerson(tx, input.personId),
  async run({ tx, input: { personId }, subject }) {
    if (subject.disabledAt === null) throw conflict("This account is not disabled.");
    await tx.update(people).set({ disabledAt: null }).where(eq(people.id, personId));
    return { result: undefined, events: [{ chain: personChain(personId), action: "person.enabled" }] };
  },
});
