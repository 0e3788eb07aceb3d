import type { PersonActor } from "@/lib/domain/access/actor";
import { type Role, roleSchema } from "@/lib/domain/access/roles";
import { services } from "./services";

// Apart from who.ts, which asks the framework for a request's cookies: the front looks sessions up without one.

export type SessionRow = {
  session_id: string;
  person_id: string;
  display_name: string;
  roles: string[];
  stepped_up_at: Date | null;
  last_seen_at: Date;
};

const SESSION = "app.find_staff_session($1, $2, 480)";

/** The live session with this token's hash, or null: ended, expired, idle too long, or its person disabled. */
export async function findSession(token: Buffer, now: Date): Promise<SessionRow | null> {
  const { rows } = await services().pool.query<SessionRow>(`select * from ${SESSION}`, [token, now]);
  return rows[0] ?? null;
}

/** Those of these sessions that are alive, in one query. */
export async function findSessions(
  tokens: readonly Buffer[],
  now: Date,
): Promise<(SessionRow & { token: Buffer })[]> {
  const { rows } = await services().pool.query<SessionRow & { token: Buffer }>(
    `select asked.token, found.* from unnest($1::bytea[]) asked(token),
      lateral ${SESSION.replace("$1", "asked.token")} found`,
    [tokens, now],
  );
  return rows;
}

/** The person of a session, with the roles they hold at this moment. */
export function personOf(row: SessionRow): PersonActor {
  const roles: Role[] = row.roles.map((role) => roleSchema.parse(role));
  return { type: "person", personId: row.person_id, roles, steppedUpAt: row.stepped_up_at };
}
