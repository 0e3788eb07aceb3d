import { eq } from "drizzle-orm";
import { z } from "zod";
import { personRoles } from "@/db/schema";
import { personChain } from "@/lib/server/audit/append";
import { useCase } from "@/lib/server/use-case";
import { handOverKept } from "@/lib/usecases/cases/keepers";
import { endLinksBy } from "./handed-links";
import { rolesSchema } from "./invite";
import { keepAnAdmin, lockPersonAlone } from "./subject";

/**
 * Replaces somebody's roles. It holds at their next request, because every request reads them. Links that somebody handed
 * out as an administrator end with that role; restricted cases that only they could open go to a coordinator.
 */
export const changeRoles = useCase({
  input: z.object({ personId: z.uuid(), roles: rolesSchema }),
  action: "people.manage",
  load: ({ tx, input }) => lockPersonAlone(tx, input.personId),
  async run({ input: { personId, roles }, subject, ...work }) {
    const { tx } = work;
    const steppedDown = subject.roles.includes("admin") && !roles.includes("admin");
    if (steppedDown) await keepAnAdmin(tx, personId);
    const linksEnded = steppedDown ? await endLinksBy(tx, personId) : 0;
    await tx.delete(personRoles).where(eq(personRoles.personId, personId));
    if (roles.length > 0) await tx.insert(personRoles).values(roles.map((role) => ({ personId, role })));
    const data = { before: [...subject.roles].sort(), after: roles, ...(steppedDown ? { linksEnded } : {}) };
    return {
      result: undefined,
      events: [
        { chain: personChain(personId), action: "person.roles_changed", data },
        ...(await handOverKept(work, personId)),
      ],
    };
  },
});
