import { sql } from "drizzle-orm";
import { z } from "zod";
import { actorId } from "@/lib/domain/access/actor";
import { roleSchema } from "@/lib/domain/access/roles";
import { formChoices } from "@/lib/domain/form-rows";
import { displayNameSchema, emailSchema, type Invitation } from "@/lib/domain/identity/fields";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import { conflict, invalid } from "@/lib/server/errors";
import { issueLink } from "@/lib/server/links";
import { useCase } from "@/lib/server/use-case";
import { emailHash } from "./create";
import { endInvitationsFor } from "./handed-links";
import { holdRoles } from "./subject";

const VALID_DAYS = 7;

/** The roles that were ticked, each once. */
export const rolesSchema = formChoices(roleSchema).transform((roles) => [...new Set(roles)].sort());

/**
 * Invites somebody by a link that works once, for seven days. Nobody exists before the link is accepted; whoever invited
 * hands it over. An earlier invitation for the same address ends.
 */
export const invitePerson = useCase({
  input: z.object({ email: emailSchema, name: displayNameSchema, roles: rolesSchema }),
  action: "people.manage",
  async load({ tx }) {
    await holdRoles(tx);
    return { access: null };
  },
  async run({ tx, vaults, actor, input, now }) {
    if (input.roles.length === 0) throw invalid([{ field: "roles", message: "Choose at least one role." }]);
    const known = await tx.execute(sql`select 1 from people where email_hash = ${emailHash(input.email)}`);
    if (known.rows.length > 0) throw conflict("Somebody with this address is in the team already.");
    const payload = { email: input.email, name: input.name, roles: input.roles } satisfies Invitation;
    const linksEnded = await endInvitationsFor(tx, vaults, input.email);
    const createdBy = actorId(actor) ?? undefined;
    const token = await issueLink(
      tx,
      vaults,
      { kind: "invitation", minutes: VALID_DAYS * 24 * 60, payload, createdBy },
      now,
    );
    return {
      result: { path: `/invite/${token}` },
      events: [{ chain: INSTANCE_CHAIN, action: "person.invited", data: { roles: input.roles, linksEnded } }],
    };
  },
});
