import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Keyring } from "./crypto/keyring";
import { writeFirstPlaybook } from "./first-playbook";

const INSTANCE = "instance";

/**
 * Makes the instance's data key on first start; later, proves that the key file is the one the data was sealed with. Then
 * brings along what earlier versions did not have yet.
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
    await bringUpToDate(owner, now);
  } finally {
    await owner.end();
  }
}

// A desk that was set up before there were checklists gets the ones a new desk starts with.
async function bringUpToDate(owner: pg.Client, now: Date): Promise<void> {
  const { rowCount } = await owner.query("select from settings where setup_completed_at is not null");
  if (rowCount) await writeFirstPlaybook(drizzle(owner), now);
}
