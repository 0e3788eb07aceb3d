import type { Actor } from "@/lib/domain/access/actor";
import type { Tx } from "./database";
import { services } from "./services";
import { inTransaction } from "./transaction";
import { Vaults } from "./vaults";

export type Reading = { tx: Tx; vaults: Vaults; actor: Actor };

/** The one seam for reads: a read-only transaction in which only the actor's rows exist. */
export async function read<T>(actor: Actor, query: (reading: Reading) => Promise<T>): Promise<T> {
  const { pool, keyring } = services();
  return inTransaction(pool, actor, "read only", (tx) =>
    query({ tx, vaults: new Vaults(tx, keyring), actor }),
  );
}
