import { eq } from "drizzle-orm";
import { z } from "zod";
import { personRoles } from "@/db/schema";
import { personChain } from "@/lib/server/audit/append";
import { useCase } from "@/lib/server/use-case";
import { endLinksBy } from "./handed-links";
import { rolesSchema } from "./invite";
import { keepAnAdmin, lockPerson } from "./subject";

/**
 * Replaces somebody's roles. It holds at their next request, because every request reads them. Links that somebody handed
 * out as an administrator end with that role.
 */
export const changeRoles = useCase({
  input: z.object({ personId: z.uuid(), roles: rolesSchema }),
  action: "people.manage",
  load: ({ tx, input }) => lockPerson(tx, input.personId),
  async run({ tx, input: { personId, roles }, subject }) {
    const steppedDown = subject.roles.includes("admin") && !roles.includes("admin");
    if (steppedDown) await keepAnAdmin(tx, personId);
    const linksEnded = steppedDown ? await endLinksBy(tx, personId) : 0;
    await tx.delete(personRoles).where(eq(personRoles.personId, personId));
    if (roles.length > 0) await tx.insert(personRoles).values(roles.map((role) => ({ personId, role })));
    const data = { before: [...subject.roles].sort(), after: roles, ...(steppedDown ? { linksEnded } : {}) };
    return {
      result: undefined,
      events: [{ chain: personChain(personId), action: "person.roles_changed", data }],
    };
  },
});
