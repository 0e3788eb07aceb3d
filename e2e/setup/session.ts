import { randomUUID } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import type pg from "pg";
import { newToken, tokenHash } from "@/lib/server/crypto/keyring";

const DAY_MS = 86_400_000;

/** A session as signing in would have made it, stepped up a moment ago. Returns the token for the cookie. */
export async function openSession(owner: pg.Pool, personId: string, now: Date): Promise<string> {
  const token = newToken();
  await owner.query(
    `insert into staff_sessions (id, token_hash, person_id, created_at, last_seen_at, expires_at, stepped_up_at)
     values ($1, $2, $3, $4, $4, $5, $4)`,
    [randomUUID(), tokenHash(token), personId, now, new Date(now.getTime() + DAY_MS)],
  );
  return token;
}

/** Gives a browser somebody's session. */
export async function signInto(context: BrowserContext, url: string, token: string): Promise<void> {
  await context.addCookies([{ name: "breakwater-staff", value: token, url }]);
}
