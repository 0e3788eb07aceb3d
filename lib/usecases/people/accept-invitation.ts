import { z } from "zod";
import {
  displayNameSchema,
  invitationSchema,
  linkTokenSchema,
  newPasswordSchema,
} from "@/lib/domain/identity/fields";
import { isLinkLive } from "@/lib/queries/setup";
import { INSTANCE_CHAIN, personChain } from "@/lib/server/audit/append";
import { notFound } from "@/lib/server/errors";
import { findLink, spendLink } from "@/lib/server/links";
import { hashPassword } from "@/lib/server/passwords";
import { useCase } from "@/lib/server/use-case";
import { issueTicket } from "@/lib/usecases/sign-in/ticket";
import { insertPerson } from "./create";
import { isStillBacked } from "./handed-links";

/** An invited person comes in: with the roles of the invitation and a password of their own. */
export const acceptInvitation = useCase({
  input: z.object({ token: linkTokenSchema, name: displayNameSchema, password: newPasswordSchema }),
  action: "session.staff",
  async prepare({ input, now }) {
    // Hashing is dear: a token that opens nothing must not get that far.
    if (!(await isLinkLive("invitation", input.token, now))) throw notFound();
    return { passwordHash: await hashPassword(input.password) };
  },
  async load({ tx, vaults, input, now, become }) {
    const link = await findLink(tx, vaults, "invitation", input.token, now);
    if (!link) return null;
    await become({ type: "system", task: "invitation" });
    if (!(await isStillBacked(tx, link.id))) return null;
    return { access: null, linkId: link.id, invitation: invitationSchema.parse(link.payload) };
  },
  async run({ tx, vaults, input, subject, prepared, now }) {
    await spendLink(tx, subject.linkId, now);
    const { email, roles } = subject.invitation;
    const personId = await insertPerson(
      tx,
      vaults,
      { name: input.name, email, roles, passwordHash: prepared.passwordHash },
      now,
    );
    const ticket = await issueTicket(tx, vaults, { personId, method: "invitation" }, now);
    return {
      result: { ticket, personId },
      events: [
        { chain: personChain(personId), action: "person.created", data: { roles } },
        { chain: INSTANCE_CHAIN, action: "person.joined", data: { personId } },
      ],
    };
  },
});
