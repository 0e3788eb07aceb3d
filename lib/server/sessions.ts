import type { OwedFactor, PersonActor, SessionHash } from "@/lib/domain/access/actor";
import { roleSchema } from "@/lib/domain/access/roles";
import { askOnce } from "./database";
import { services } from "./services";

// Apart from who.ts, which asks the framework for a request's cookies: the front looks sessions up without one.

export type SessionRow = {
  session_id: string;
  person_id: string;
  display_name: string;
  roles: string[];
  stepped_up_at: Date | null;
  last_seen_at: Date;
  owes: OwedFactor | null;
  single_keys: boolean;
};

const SESSION = "app.find_staff_session($1, $2)";

/** The live session with this token's hash, or null: ended, past a limit of the settings, or its person disabled. */
export async function findSession(token: Buffer, now: Date): Promise<SessionRow | null> {
  const [row] = await askOnce<SessionRow>(services().pool, `select * from ${SESSION}`, [token, now]);
  return row ?? null;
}

/** Those of these sessions that are alive, in one query. */
export async function findSessions(
  tokens: readonly Buffer[],
  now: Date,
): Promise<(SessionRow & { token: Buffer })[]> {
  return askOnce<SessionRow & { token: Buffer }>(
    services().pool,
    `select asked.token, found.* from unnest($1::bytea[]) asked(token),
      lateral ${SESSION.replace("$1", "asked.token")} found`,
    [tokens, now],
  );
}

/** Who a session speaks for. Somebody who owes a second factor has no roles until it is there: row-level security too. */
export function personOf(row: SessionRow, session?: SessionHash): PersonActor {
  const person = {
    type: "person",
    personId: row.person_id,
    steppedUpAt: row.stepped_up_at,
    ...(session && { session }),
  } as const;
  if (row.owes !== null) return { ...person, roles: [], owes: row.owes };
  return { ...person, roles: row.roles.map((role) => roleSchema.parse(role)) };
}
