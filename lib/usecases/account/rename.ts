import { eq } from "drizzle-orm";
import { z } from "zod";
import { people } from "@/db/schema";
import { displayNameSchema } from "@/lib/domain/identity/fields";
import { personChain } from "@/lib/server/audit/append";
import { useCase } from "@/lib/server/use-case";
import { lockOwn, ownPerson } from "./own";

/** Changes one's own display name. */
export const renameSelf = useCase({
  input: z.object({ name: displayNameSchema }),
  action: "account.own",
  load: lockOwn,
  async run({ tx, actor, input }) {
    const { personId } = ownPerson(actor);
    await tx.update(people).set({ displayName: input.name }).where(eq(people.id, personId));
    return { result: undefined, events: [{ chain: personChain(personId), action: "person.renamed" }] };
  },
});
