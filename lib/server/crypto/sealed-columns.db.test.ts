import { beforeAll, expect, test } from "vitest";
import { seedDemo } from "@/db/seed/seed";
import { testDatabase } from "@/db/testing/database";
import { SealBroken } from "./aead";
import { Vault } from "./vault";

// security.md, check 8, in the database itself: whoever can write there cannot move one sealed value to another's place.
const db = testDatabase();

type Row = Record<string, unknown>;
type Value = { column: string; row: string; vault: Vault; bytes: Buffer };

let values: Map<string, Value[]>;

beforeAll(async () => {
  await seedDemo({ now: new Date("2026-11-20T14:02:00Z"), password: "a password for the tests" });
  values = await sealedValues();
}, 300_000);

/** Every sealed value of the demonstration, by its column, with the key of its case or of the instance. */
async function sealedValues(): Promise<typeof values> {
  const { owner } = db();
  const vaults = await everyVault();
  const { rows: columns } = await owner.query<{ table: string; name: string }>(
    `select table_name as table, column_name as name from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' and column_name like '%sealed' order by 1, 2`,
  );
  const found: typeof values = new Map();
  for (const { table, name } of columns) {
    const { rows } = await owner.query<Row>(`select * from ${table} where ${name} is not null`);
    const column = `${table}.${name}`;
    found.set(
      column,
      rows.map((row) => {
        const scope = String(row.case_id ?? caseIdIn(table, row) ?? "instance");
        const vault = vaults.get(scope);
        if (!vault) throw new Error(`${column}: no key for ${scope}`);
        return placed(column, row, vault, row[name] as Buffer);
      }),
    );
  }
  return found;
}

function caseIdIn(table: string, row: Row): unknown {
  if (table === "cases") return row.id;
  return table === "events" && row.chain_kind === "case" ? row.chain_id : undefined;
}

async function everyVault(): Promise<Map<string, Vault>> {
  const { rows } = await db().owner.query(
    "select case_id::text as scope, wrapped, kek_id from case_keys union all select scope, wrapped, kek_id from scope_keys",
  );
  return new Map(
    rows.map((row) => [
      row.scope,
      new Vault(db().keyring.unwrap(row.scope, row.wrapped, row.kek_id), row.scope),
    ]),
  );
}

const UUID = /^[0-9a-f-]{36}$/;

/** The value with the id it is bound to: one of its own row. */
function placed(column: string, row: Row, vault: Vault, bytes: Buffer): Value {
  for (const id of Object.values(row)) {
    if (typeof id !== "string" || !UUID.test(id)) continue;
    const value = { column, row: id, vault, bytes };
    if (opens(value, value)) return value;
  }
  throw new Error(`${column}: a value opens at no id of its row`);
}

function opens({ bytes, vault }: Value, at: Pick<Value, "column" | "row">): boolean {
  try {
    vault.open(at.column, at.row, bytes);
    return true;
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}

test("every sealed column is written with its own name and an id of its row", () => {
  const empty = [...values].filter(([, found]) => found.length === 0).map(([column]) => column);
  expect(values.size - empty.length, `never written: ${empty.join(", ")}`).toBeGreaterThan(12);
});

test("no two values of a column share a place, so that none can stand in for another", () => {
  for (const [column, found] of values) {
    // Events are held in their order by the hash chain, which covers what is sealed in them.
    if (column === "events.sealed") continue;
    const places = found.map(({ row, vault }) => `${vault.scope} ${row}`);
    expect(new Set(places).size, column).toBe(places.length);
  }
});

test("a value moved to another row, another case or another column of its row does not open", () => {
  for (const [column, found] of values) {
    for (const [n, value] of found.entries()) {
      const other = found[(n + 1) % found.length];
      if (other && other.row !== value.row) {
        expect(opens(value, other), `${column} moved to another row`).toBe(false);
        expect(opens({ ...value, vault: other.vault }, other), `${column} moved`).toBe(false);
      }
      for (const elsewhere of values.keys())
        if (elsewhere !== column)
          expect(opens(value, { column: elsewhere, row: value.row }), `${column} as ${elsewhere}`).toBe(
            false,
          );
    }
  }
});
