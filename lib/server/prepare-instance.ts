import pg from "pg";
import type { Keyring } from "./crypto/keyring";

const INSTANCE = "instance";

/**
 * Makes the instance's data key on first start; later, proves that the key file is the one the data was sealed with.
 * Runs as the owner, right after migrating. @throws SealBroken or KeyFileProblem: the server must not start then.
 */
export async function prepareInstance(ownerUrl: string, keyring: Keyring, now: Date): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { wrapped, kekId } = keyring.createDataKey(INSTANCE);
    await owner.query(
      "insert into scope_keys (scope, wrapped, kek_id, created_at) values ($1, $2, $3, $4) on conflict do nothing",
      [INSTANCE, wrapped, kekId, now],
    );
    const { rows } = await owner.query<{ wrapped: Buffer; kek_id: string }>(
      "select wrapped, kek_id from scope_keys where scope = $1",
      [INSTANCE],
    );
    for (const row of rows) keyring.unwrap(INSTANCE, row.wrapped, row.kek_id);
  } finally {
    await owner.end();
  }
}
