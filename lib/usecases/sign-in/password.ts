import { eq } from "drizzle-orm";
import { z } from "zod";
import { personSecrets } from "@/db/schema";
import { givenPasswordSchema } from "@/lib/domain/identity/fields";
import { personChain } from "@/lib/server/audit/append";
import { askOnce, type Tx } from "@/lib/server/database";
import { AppError } from "@/lib/server/errors";
import { issueLink } from "@/lib/server/links";
import { verifyPassword } from "@/lib/server/passwords";
import { countTry, forgiveTry } from "@/lib/server/rate-limit";
import { services } from "@/lib/server/services";
import { type Done, useCase } from "@/lib/server/use-case";
import { emailHash } from "@/lib/usecases/people/create";
import { issueTicket } from "./ticket";

const SECOND_FACTOR_MINUTES = 10;

const SignInInput = z.object({
  email: z
    .string("Enter your e-mail address.")
    .trim()
    .toLowerCase()
    .normalize("NFC")
    .min(1, "Enter your e-mail address.")
    .max(320),
  password: givenPasswordSchema,
  client: z.string(),
});

/** `second_factor`: the token asks for it; `done`: the token is a ticket for a session. */
export type SignInStep = { step: "done" | "second_factor"; token: string };

type Credentials = { person_id: string; password_hash: string | null };

/** One sentence for every wrong answer: an unknown address, a wrong password and a disabled person read alike. */
export const wrongCredentials = () =>
  new AppError(
    "unauthenticated",
    "The e-mail address or the password is not right. Check both and try again.",
  );

/**
 * The first step of signing in. With a second factor set up it earns only the right to be asked for that; without one,
 * the ticket for a session.
 */
export const signInWithPassword = useCase({
  input: SignInInput,
  action: "session.staff",
  async prepare({ input }) {
    await countTry("sign-in", input.client);
    const [found = null] = await askOnce<Credentials>(
      services().pool,
      "select * from app.find_person_by_email($1)",
      [emailHash(input.email)],
    );
    const right = await verifyPassword(found?.password_hash ?? null, input.password);
    if (!right || found === null) return null;
    // Only what was wrong counts, so that a team behind one address is not slowed by itself.
    await forgiveTry("sign-in", input.client);
    return found;
  },
  load: async () => ({ access: null }),
  async run({ tx, vaults, prepared, become, now }): Promise<Done<SignInStep>> {
    if (prepared === null) throw wrongCredentials();
    const personId = prepared.person_id;
    await become({ type: "person", personId, roles: [], steppedUpAt: null });
    const held = await holdSecrets(tx, personId);
    if (!held || held.passwordHash !== prepared.password_hash) throw wrongCredentials();
    const event = { chain: personChain(personId), action: "sign_in.password_accepted" };
    if (held.totpConfirmedAt === null) {
      const ticket = await issueTicket(tx, vaults, { personId, method: "password" }, now);
      return { result: { step: "done", token: ticket }, events: [event] };
    }
    const token = await issueLink(
      tx,
      vaults,
      { kind: "second_factor", minutes: SECOND_FACTOR_MINUTES, personId },
      now,
    );
    return { result: { step: "second_factor", token }, events: [event] };
  },
});

/** What the person signs in with now, the password having been compared: it stays so until this step is stored. */
async function holdSecrets(tx: Tx, personId: string) {
  const [held] = await tx
    .select({ passwordHash: personSecrets.passwordHash, totpConfirmedAt: personSecrets.totpConfirmedAt })
    .from(personSecrets)
    .where(eq(personSecrets.personId, personId))
    .for("share");
  return held;
}
