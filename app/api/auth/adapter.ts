import "server-only";
import type { Adapter, AdapterSession } from "next-auth/adapters";
import { tokenHash } from "@/lib/server/crypto/keyring";
import { findSession } from "@/lib/server/sessions";
import { currentTime } from "@/lib/server/time";
import { closeSession } from "@/lib/usecases/sign-in/close-session";

// What the framework must be told; the database decides whether a session lives (app.find_staff_session).
const ASSUMED_SECONDS = 60 * 60;

const elsewhere = (): never => {
  throw new Error("people are made by set-up and invitation only");
};

/**
 * The part of next-auth's adapter that sessions need, over our look-ups: only SHA-256 of a token ever reaches the
 * database, and row-level security stays in force. People are not the framework's to make or to link.
 */
export const sessionAdapter: Adapter = {
  async getSessionAndUser(sessionToken) {
    const found = await findSession(tokenHash(sessionToken), currentTime());
    if (!found) return null;
    const user = { id: found.person_id, name: found.display_name, email: "", emailVerified: null };
    return { session: sessionOf(sessionToken, found.person_id), user };
  },
  async updateSession({ sessionToken }) {
    const found = await findSession(tokenHash(sessionToken), currentTime());
    return found ? sessionOf(sessionToken, found.person_id) : null;
  },
  async deleteSession(sessionToken) {
    const found = await findSession(tokenHash(sessionToken), currentTime());
    if (!found) return;
    const actor = { type: "person" as const, personId: found.person_id, roles: [], steppedUpAt: null };
    await closeSession({ actor, now: currentTime() }, { sessionId: found.session_id });
  },
  getUser: elsewhere,
  getUserByEmail: elsewhere,
  getUserByAccount: elsewhere,
  createUser: elsewhere,
  updateUser: elsewhere,
  linkAccount: elsewhere,
  createSession: elsewhere,
};

function sessionOf(sessionToken: string, userId: string): AdapterSession {
  return { sessionToken, userId, expires: new Date(currentTime().getTime() + ASSUMED_SECONDS * 1000) };
}
