import type pg from "pg";
import type { Actor } from "@/lib/domain/access/actor";
import { connect, onClient, type Tx } from "./database";
import { isDiskFull, storageFull } from "./disk-full";

/**
 * Runs `work` in one transaction in which row-level security knows who is asking. The only place that sets the actor;
 * `become` replaces it for the rest of the transaction (a receipt code was right: from now on as that reporter).
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  actor: Actor,
  mode: "read only" | "read write",
  work: (tx: Tx, become: (actor: Actor) => Promise<void>) => Promise<T>,
): Promise<T> {
  const client = await connect(pool);
  let broken: Error | undefined;
  try {
    // One round trip for both; the values are ids and role names, escaped all the same.
    await client.query(`begin ${mode}; ${actorSettings(client, actor)}`);
    const result = await work(onClient(client), async (next) => {
      await client.query(actorSettings(client, next));
    });
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((cause: Error) => {
      broken = cause;
    });
    throw isDiskFull(error) ? storageFull(error) : error;
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
