import "server-only";
import NextAuth, { type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import { cookieName, cookieOptions, secureCookies } from "@/lib/server/cookies";
import { AppError } from "@/lib/server/errors";
import { services } from "@/lib/server/services";
import { currentTime } from "@/lib/server/time";
import { reportUnexpected } from "@/lib/server/unexpected";
import { openSession } from "@/lib/usecases/sign-in/open-session";
import { sessionAdapter } from "./adapter";

// The database ends sessions (settings: idle and absolute); the cookie only has to live at least as long.
const COOKIE_SECONDS = 7 * 24 * 60 * 60;

/**
 * next-auth with sessions in our database. How people prove who they are is ours (lib/usecases/sign-in); each proof ends
 * in a ticket, and the only provider here redeems it. Read when a request needs it: the key file is not there at build time.
 */
function config(): NextAuthConfig {
  return {
    adapter: sessionAdapter,
    providers: [ticketProvider],
    // No strategy is named: with an adapter it is the database, and naming it would refuse a credentials provider.
    session: { maxAge: COOKIE_SECONDS, updateAge: COOKIE_SECONDS },
    jwt: { encode: async ({ token }) => String(token?.sessionToken ?? "") },
    callbacks: {
      jwt: ({ token, user }) => ({ ...token, sessionToken: user.sessionToken }),
      // Field by field: spreading the session would hand its token to scripts.
      session: ({ session }) => ({ user: { name: session.user.name }, expires: session.expires }),
    },
    cookies: {
      sessionToken: { name: cookieName("staff"), options: cookieOptions() },
      callbackUrl: { name: cookieName("auth-return"), options: cookieOptions() },
      csrfToken: { name: cookieName("auth-csrf"), options: cookieOptions() },
    },
    useSecureCookies: secureCookies(),
    secret: services().keyring.derive("session-cookie").toString("base64url"),
    // The front sets host and scheme itself and drops what a client claims about them.
    trustHost: true,
    basePath: "/api/auth",
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    logger: { error: (error) => void reportUnexpected(error), warn: () => {}, debug: () => {} },
  };
}

const ticketProvider = Credentials({
  credentials: { ticket: {} },
  async authorize({ ticket }) {
    try {
      const opened = await openSession({ actor: ANONYMOUS, now: currentTime() }, { ticket });
      return { id: opened.personId, sessionToken: opened.token };
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  },
});

const { handlers, signIn, signOut } = NextAuth(config);

export { handlers };

/** Turns a ticket into this browser's session: the framework sets the cookie. */
export async function startSession(ticket: string): Promise<void> {
  await signIn("credentials", { ticket, redirect: false, redirectTo: "/desk" });
}

/** Ends this browser's session, in the database and as a cookie. */
export async function endSession(): Promise<void> {
  await signOut({ redirect: false, redirectTo: "/sign-in" });
}

declare module "next-auth" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to from outside
  interface User {
    sessionToken?: string;
  }
}
