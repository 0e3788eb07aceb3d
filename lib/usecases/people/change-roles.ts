import { eq } from "drizzle-orm";
import { z } from "zod";
import { personRoles } from "@/db/schema";
import { personChain } from "@/lib/server/audit/append";
import { useCase } from "@/lib/server/use-case";
import { handOverKept } from "@/lib/usecases/cases/keepers";
import { rolesSchema } from "./invite";
import { keepAnAdmin, lockPersonAlone } from "./subject";

/**
 * Replaces somebody's roles. It holds at their next request, because every request reads them. Restricted cases that only they
 * could open go to a coordinator.
 */
export const changeRoles = useCase({
  input: z.object({ personId: z.uuid(), roles: rolesSchema }),
  action: "people.manage",
  load: ({ tx, input }) => lockPersonAlone(tx, input.personId),
  async run({ input: { personId, roles }, subject, ...work }) {
    const { tx } = work;
    if (subject.roles.includes("admin") && !roles.includes("admin")) await keepAnAdmin(tx, personId);
    await tx.delete(personRoles).where(eq(personRoles.personId, personId));
    if (roles.length > 0) await tx.insert(personRoles).values(roles.map((role) => ({ personId, role })));
    const data = { before: [...subject.roles].sort(), after: roles };
    return {
      result: undefined,
      events: [
        { chain: personChain(personId), action: "person.roles_changed", data },
        ...(await handOverKept(work, personId)),
      ],
    };
  },
});
