import type pg from "pg";
import type { Actor } from "@/lib/domain/access/actor";
import { lend, type Tx } from "./database";
import { isDiskFull, storageFull } from "./disk-full";
import { isBroken, isGivenUp, tookTooLong } from "./timeout";

/**
 * Runs `work` in one transaction in which row-level security knows who is asking. The only place that sets the actor;
 * `become` replaces it for the rest of the transaction (a receipt code was right: from now on as that reporter).
 * @throws AppError busy or storage_full where the database had no room for it
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  actor: Actor,
  mode: "read only" | "read write",
  work: (tx: Tx, become: (actor: Actor) => Promise<void>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const lease = lend(client);
  const become = async (next: Actor) => {
    await lease.client.query(actorSettings(client, next));
  };
  let broken: Error | undefined;
  try {
    // Not waited for: the first statement of the work travels with it, and is answered after it. The values are ids and
    // role names, escaped all the same.
    const begun = client.query(`begin ${mode}; ${actorSettings(client, actor)}`);
    begun.catch(() => undefined);
    const result = await work(lease.tx, become).finally(() => {
      lease.end();
      return begun;
    });
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((cause: Error) => {
      broken = cause;
    });
    // Of statements on their way together, another one may have been waited for first.
    const reason = isBroken(error) ? (lease.failure() ?? error) : error;
    throw isDiskFull(reason) ? storageFull(reason) : isGivenUp(reason) ? tookTooLong(reason) : reason;
  } finally {
    client.release(broken);
  }
}

function actorSettings(client: pg.PoolClient, actor: Actor): string {
  const settings = {
    actor_kind: actor.type,
    actor_person: actor.type === "person" ? actor.personId : "",
    actor_case: actor.type === "reporter" || actor.type === "draft" ? actor.caseId : "",
    actor_participant: actor.type === "reporter" ? actor.participantId : "",
    actor_roles: actor.type === "person" ? [...actor.roles].sort().join(",") : "",
  };
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('app.${name}', ${client.escapeLiteral(value)}, true)`,
  );
  return `select ${calls.join(", ")}`;
}
