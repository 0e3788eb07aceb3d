import { createHash, createHmac } from "node:crypto";
import pg from "pg";

/** Connection addresses of the two roles the product runs with; neither owns a table or can bypass row-level security. */
export type RoleUrls = { app: string; worker: string };

const GROUPS = { app: "breakwater_app", worker: "breakwater_worker" } as const;

/**
 * The addresses of the application's and the worker's role on the owner's server. Their passwords derive from `secret`
 * (32 bytes from the key file), so that every process of one installation finds them without storing them.
 */
export function roleUrls(ownerUrl: string, secret: Buffer): RoleUrls {
  const of = (kind: keyof typeof GROUPS) => {
    const url = new URL(ownerUrl);
    const database = decodeURIComponent(url.pathname.slice(1));
    url.username = loginName(kind, database);
    url.password = createHmac("sha256", secret).update(`role|${kind}|${database}`).digest("base64url");
    return url.toString();
  };
  return { app: of("app"), worker: of("worker") };
}

function loginName(kind: keyof typeof GROUPS, database: string): string {
  return `${GROUPS[kind]}_${createHash("sha256").update(database).digest("hex").slice(0, 8)}`;
}

/** Makes the two group roles and this database's two login roles, or resets the logins' passwords. Needs CREATEROLE. */
export async function ensureRoles(owner: pg.Client, ownerUrl: string, secret: Buffer): Promise<void> {
  const urls = roleUrls(ownerUrl, secret);
  for (const kind of ["app", "worker"] as const) {
    await createRole(owner, GROUPS[kind], "nologin");
    const login = new URL(urls[kind]);
    await createRole(owner, login.username, "login");
    const password = owner.escapeLiteral(login.password);
    await owner.query(`alter role ${owner.escapeIdentifier(login.username)} with login password ${password}`);
    await owner.query(`grant ${GROUPS[kind]} to ${owner.escapeIdentifier(login.username)}`);
    const database = owner.escapeIdentifier(decodeURIComponent(new URL(ownerUrl).pathname.slice(1)));
    await owner.query(`grant connect on database ${database} to ${owner.escapeIdentifier(login.username)}`);
  }
}

// "create role if not exists" does not exist; two starts at once may both try.
async function createRole(owner: pg.Client, name: string, login: "login" | "nologin"): Promise<void> {
  const found = await owner.query("select from pg_roles where rolname = $1", [name]);
  if (found.rowCount) return;
  await owner.query(`create role ${owner.escapeIdentifier(name)} ${login}`).catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError && (error.code === "42710" || error.code === "23505")))
      throw error;
  });
}
