import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { ensureRoles } from "./roles";

// Any number; it only has to be the same in every process that migrates.
const MIGRATION_LOCK = 7_316_225;

/**
 * Brings the database at `ownerUrl` to this version: roles, schema, row-level security, job queue. Safe to run at every
 * start and from several processes at once (they take turns).
 *
 * @param secret 32 bytes that the passwords of the application's roles derive from
 * @param folder where the migrations lie; only tests give another
 */
export async function migrate(
  ownerUrl: string,
  secret: Buffer,
  folder = path.join(process.cwd(), "db/migrations"),
): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: "breakwater migrate" });
  await owner.connect();
  try {
    await owner.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await ensureRoles(owner, ownerUrl, secret);
    await applyMigrations(drizzle(owner), { migrationsFolder: folder });
    await runMigrations({ connectionString: ownerUrl });
    await openQueueToWorker(owner);
  } finally {
    await owner.end();
  }
}

// graphile-worker protects its tables by row-level security without policies: only their owner may touch them. The worker
// runs under a role of its own that owns nothing, so it is let in here, and only here.
async function openQueueToWorker(owner: pg.Client): Promise<void> {
  await owner.query(`
    grant usage on schema graphile_worker to breakwater_worker;
    grant select, insert, update, delete on all tables in schema graphile_worker to breakwater_worker;
    grant usage on all sequences in schema graphile_worker to breakwater_worker;
    grant execute on all functions in schema graphile_worker to breakwater_worker;
    do $$
    declare t record;
    begin
      for t in select c.relname from pg_class c
        where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'breakwater_worker')
      loop
        execute format('create policy breakwater_worker on graphile_worker.%I for all to breakwater_worker using (true) with check (true)', t.relname);
      end loop;
    end $$;
  `);
}
