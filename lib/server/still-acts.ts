import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/access/actor";
import type { Tx } from "./database";
import { unauthenticated } from "./errors";
import { personOf, type SessionRow } from "./sessions";

/**
 * Asks once more who the session of this request speaks for, now that `load` has locked what it locks: while it waited, the
 * session may have ended, its person been disabled, their roles or the reporter's code been replaced. Actors without a session
 * (jobs, the command line, strangers) are what they are. @throws AppError unauthenticated
 */
export async function assertStillActs(tx: Tx, actor: Actor, now: Date): Promise<void> {
  if (actor.type !== "person" && actor.type !== "reporter") return;
  if (actor.session === undefined) return;
  const stands = actor.type === "person" ? await isSame(tx, actor, now) : await isOpen(tx, actor, now);
  if (!stands) throw unauthenticated();
}

type Of<Type extends Actor["type"]> = Extract<Actor, { type: Type }>;

async function isSame(tx: Tx, actor: Of<"person">, now: Date): Promise<boolean> {
  const { rows } = await tx.execute<SessionRow>(
    sql`select * from app.find_staff_session(${actor.session}, ${now})`,
  );
  const [row] = rows;
  const found = row && personOf(row);
  return (
    found?.personId === actor.personId &&
    found.owes === actor.owes &&
    [...found.roles].sort().join() === [...actor.roles].sort().join()
  );
}

async function isOpen(tx: Tx, actor: Of<"reporter">, now: Date): Promise<boolean> {
  const { rows } = await tx.execute<{ participant_id: string }>(
    sql`select participant_id from app.find_portal_session(${actor.session}, ${now})`,
  );
  return rows[0]?.participant_id === actor.participantId;
}
