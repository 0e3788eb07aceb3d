import { type Actor, ANONYMOUS, type PersonActor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/roles";
import { tokenHash } from "@/lib/server/crypto/keyring";
import { findSession, personOf } from "@/lib/server/sessions";
import { acceptInvitation } from "@/lib/usecases/people/accept-invitation";
import { invitePerson } from "@/lib/usecases/people/invite";
import { completeSetup } from "@/lib/usecases/setup/complete";
import { issueSetupLink } from "@/lib/usecases/setup/issue-link";
import { openSession } from "@/lib/usecases/sign-in/open-session";
import { signInWithPassword } from "@/lib/usecases/sign-in/password";

export const SYSTEM: Actor = { type: "system", task: "test" };
export const PASSWORD = "correct horse battery staple";

export type Member = {
  personId: string;
  email: string;
  actor: PersonActor;
  token: string;
  sessionId: string;
};

export const setupAnswers = {
  organisationName: "Example Project",
  referencePrefix: "ex",
  timeZone: "Europe/Paris",
  fallbackContact: "security@example.org",
  productName: "Example Server",
  branches: "1.0\n2.0",
  name: "Ada Admin",
  email: "ada@example.org",
  password: PASSWORD,
};

/** Runs set-up through its link and opens the first administrator's session. */
export async function setUpDesk(now: Date): Promise<Member> {
  const link = await issueSetupLink({ actor: SYSTEM, now }, {});
  const token = link?.path.split("/").at(-1);
  const { ticket } = await completeSetup({ actor: ANONYMOUS, now }, { ...setupAnswers, token });
  return memberOf(ticket, setupAnswers.email, now);
}

/** Invites somebody with these roles and lets them join. */
export async function addMember(email: string, roles: Role[], now: Date): Promise<Member> {
  const { path } = await invitePerson({ actor: SYSTEM, now }, { email, name: email, roles });
  const token = path.split("/").at(-1);
  const { ticket } = await acceptInvitation(
    { actor: ANONYMOUS, now },
    { token, name: email, password: PASSWORD },
  );
  return memberOf(ticket, email, now);
}

/** The first step of signing in, from a network of its own unless one is named. */
export function givePassword(email: string, password: string, now: Date, client = crypto.randomUUID()) {
  return signInWithPassword({ actor: ANONYMOUS, now }, { email, password, client });
}

/** Signs in with a password alone and opens the session. */
export async function signInAs(email: string, now: Date): Promise<Member> {
  const { token } = await givePassword(email, PASSWORD, now);
  return memberOf(token, email, now);
}

/** Redeems a ticket and reads the session back as every request does. */
export async function memberOf(ticket: string, email: string, now: Date): Promise<Member> {
  const { token, personId } = await openSession({ actor: ANONYMOUS, now }, { ticket });
  const session = await findSession(tokenHash(token), now);
  if (!session) throw new Error("the session that was just opened is not there");
  return {
    personId,
    email,
    actor: personOf(session, tokenHash(token)),
    token,
    sessionId: session.session_id,
  };
}

/** The actor behind a token now, or null once the session is dead. */
export async function actorNow(member: Member, now: Date): Promise<PersonActor | null> {
  const session = await findSession(tokenHash(member.token), now);
  return session && personOf(session, tokenHash(member.token));
}
