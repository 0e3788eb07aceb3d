import { randomUUID } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { migrate } from "@/db/migrate";
import { roleUrls } from "@/db/roles";
import { ROLES } from "@/lib/domain/access/roles";
import { builtinPolicy } from "@/lib/domain/policy/builtin";
import { createKeyFile } from "@/lib/server/crypto/key-file";
import { type Keyring, newToken, readKeyring, tokenHash } from "@/lib/server/crypto/keyring";
import { Vault } from "@/lib/server/crypto/vault";
import { prepareInstance } from "@/lib/server/prepare-instance";
import { fillCases } from "./generate/fill";
import { LABEL_PARTS } from "./generate/plan-case";
import type { Ground } from "./generate/scene";
import { restore } from "./restore";

/** One generated database with everything a server on it needs. */
export type BenchDatabase = {
  cases: number;
  ownerUrl: string;
  appUrl: string;
  keyFile: string;
  keyring: Keyring;
  /** Cookie value of a signed-in coordinator and triager. */
  staffToken: string;
  /** More sessions of the same person, for streams. */
  listenerTokens: readonly string[];
};

const TEAM = ["Ines Okafor", "Tomasz Novák", "Priya Sato", "Jonas Moreau", "Amara Haddad", "Noor Castillo"];
const PRODUCTS = ["Harbour", "Agent", "Pierhead", "Quay", "Tideline", "Mooring SDK"];
const SESSION_HOURS = 24;
/** Streams that are open at once when the live fan-out is measured. */
const LISTENERS = 50;

/** Makes the database for `count` cases, or takes the one an earlier run kept in the same directory. */
export async function openDatabase(serverUrl: string, dir: string, count: number): Promise<BenchDatabase> {
  const keyFile = path.join(dir, `keys-${count}.json`);
  createKeyFile(keyFile);
  const keyring = readKeyring(keyFile);
  const secret = keyring.derive("database-roles");
  const name = `bench_${count}`;
  const ownerUrl = databaseUrl(serverUrl, name);
  const now = new Date();
  const kept = await isThere(serverUrl, name);
  if (!kept) await make(serverUrl, name, { keyring, secret, count, now });
  await migrate(ownerUrl, secret);
  return connected(ownerUrl, async (owner) => {
    if (kept) await restore(owner, count);
    const [staffToken = "", ...listenerTokens] = await openSessions(owner, now, 1 + LISTENERS);
    const appUrl = roleUrls(ownerUrl, secret).app;
    return { cases: count, ownerUrl, appUrl, keyFile, keyring, staffToken, listenerTokens };
  });
}

// Under another name until it is whole: what an ended run leaves half filled is never measured.
async function make(
  serverUrl: string,
  name: string,
  { keyring, secret, count, now }: { keyring: Keyring; secret: Buffer; count: number; now: Date },
): Promise<void> {
  const unfinished = `${name}_unfinished`;
  await connected(serverUrl, async (server) => {
    await server.query(`drop database if exists ${unfinished}`);
    await server.query(`create database ${unfinished}`);
  });
  const url = databaseUrl(serverUrl, unfinished);
  await migrate(url, secret);
  await connected(url, (owner) => fill(owner, url, keyring, count, now));
  await connected(serverUrl, (server) => server.query(`alter database ${unfinished} rename to ${name}`));
}

async function isThere(serverUrl: string, name: string): Promise<boolean> {
  const found = await connected(serverUrl, (server) =>
    server.query("select from pg_database where datname = $1", [name]),
  );
  return found.rowCount === 1;
}

async function connected<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

async function fill(
  owner: pg.Client,
  ownerUrl: string,
  keyring: Keyring,
  count: number,
  now: Date,
): Promise<void> {
  await prepareInstance(ownerUrl, keyring, now);
  const policy = builtinPolicy("Example Harbour");
  const policyVersionId = randomUUID();
  // Above this many reports an hour the product holds them back, which is less work: the bench measures the whole.
  await owner.query(
    `insert into settings (organisation_name, reference_prefix, setup_completed_at, reports_held_above)
     values ('Example Harbour', 'EX', $1, 1000000000)`,
    [now],
  );
  await owner.query(
    "insert into policy_versions (id, number, data, current, published_at) values ($1, 1, $2, true, $3)",
    [policyVersionId, JSON.stringify(policy), now],
  );
  const people = await addTeam(owner, keyring, now);
  const products = await addProducts(owner, now);
  const labels = await addLabels(owner, now);
  const setting: Ground = {
    keyring,
    labels,
    policyVersionId,
    calendar: policy.calendar,
    products,
    people,
    now,
  };
  await fillCases(owner, setting, count);
  await lookAtCases(owner, people[0], now);
  await owner.query("vacuum analyze");
}

// What the person of the measurements has read and watches.
async function lookAtCases(owner: pg.Client, personId: string, now: Date): Promise<void> {
  const newest = "select id from cases where state <> 'closed' order by received_at desc limit";
  await owner.query(`insert into case_reads select $1, id, $2 from (${newest} 5000) c`, [personId, now]);
  await owner.query(`insert into case_watchers select id, $1, $2 from (${newest} 200) c`, [personId, now]);
}

async function addLabels(owner: pg.Client, now: Date): Promise<string[]> {
  const ids = LABEL_PARTS.map(() => randomUUID());
  for (const [at, id] of ids.entries())
    await owner.query("insert into labels (id, name, tone, created_at) values ($1, $2, 'neutral', $3)", [
      id,
      `label-${at}`,
      now,
    ]);
  return ids;
}

async function addTeam(owner: pg.Client, keyring: Keyring, now: Date): Promise<[string, ...string[]]> {
  const { rows } = await owner.query<{ wrapped: Buffer; kek_id: string }>(
    "select wrapped, kek_id from scope_keys where scope = 'instance'",
  );
  const [key] = rows;
  if (!key) throw new Error("the instance key is made when the instance is prepared");
  const vault = new Vault(keyring.unwrap("instance", key.wrapped, key.kek_id), "instance");
  const ids = TEAM.map(() => randomUUID());
  for (const [index, id] of ids.entries()) {
    const email = `person-${index}@example.org`;
    await owner.query(
      "insert into people (id, display_name, email_sealed, email_hash, created_at) values ($1, $2, $3, $4, $5)",
      [
        id,
        TEAM[index],
        vault.seal("people.email_sealed", id, email),
        keyring.lookupHash("email-index", email),
        now,
      ],
    );
    const roles = index === 0 ? ["coordinator", "triager"] : [ROLES[index % ROLES.length]];
    for (const role of roles)
      await owner.query("insert into person_roles (person_id, role) values ($1, $2)", [id, role]);
  }
  const [first = randomUUID(), ...others] = ids;
  return [first, ...others];
}

async function addProducts(owner: pg.Client, now: Date): Promise<Ground["products"]> {
  const rows = PRODUCTS.map((name) => ({ id: randomUUID(), name }));
  for (const { id, name } of rows) {
    await owner.query("insert into products (id, name, created_at) values ($1, $2, $3)", [id, name, now]);
    for (const [branch, support] of [
      ["4.x", "active"],
      ["3.x", "extended"],
    ])
      await owner.query(
        "insert into product_branches (id, product_id, name, support) values ($1, $2, $3, $4)",
        [randomUUID(), id, branch, support],
      );
  }
  const [first = { id: randomUUID(), name: "" }, ...others] = rows;
  return [first, ...others];
}

// Signing in is not what is measured, so the rows it leaves are written directly. The first is the coordinator's; the others
// are spread over all who read every case, for one person has only so many open streams.
async function openSessions(owner: pg.Client, now: Date, count: number): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `select p.id from people p join person_roles r on r.person_id = p.id
     where r.role in ('coordinator', 'triager', 'auditor', 'publisher') group by p.id order by count(*) desc, p.id`,
  );
  const tokens = Array.from({ length: count }, newToken);
  for (const [at, token] of tokens.entries())
    await owner.query(
      `insert into staff_sessions (id, token_hash, person_id, created_at, last_seen_at, expires_at, stepped_up_at)
       values ($1, $2, $5, $3, $3, $4, $3)`,
      [
        randomUUID(),
        tokenHash(token),
        now,
        new Date(now.getTime() + SESSION_HOURS * 3_600_000),
        rows[at % rows.length]?.id,
      ],
    );
  return tokens;
}
