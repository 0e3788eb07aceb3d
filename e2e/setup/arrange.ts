import { randomUUID } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import pg from "pg";
import { roleUrls } from "@/db/roles";
import { addPerson, sendReport } from "@/db/testing/cast";
import type { TestDatabase } from "@/db/testing/database";
import { ANONYMOUS, type PersonActor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/roles";
import { readKeyring } from "@/lib/server/crypto/keyring";
import { createPool } from "@/lib/server/database";
import { setServices } from "@/lib/server/services";
import type { Caller } from "@/lib/server/use-case";
import { acceptInvitation } from "@/lib/usecases/people/accept-invitation";
import { invitePerson } from "@/lib/usecases/people/invite";
import type { Instance } from "./instance";
import type { Login } from "./people";
import { openSession, signInto } from "./session";

/** The database of a desk that is up, as its own processes open it, and as its owner; use cases here work on it. */
export function openDatabaseOf(desk: Pick<Instance, "ownerUrl" | "dataDir">): TestDatabase {
  const keyFile = `${desk.dataDir}/keys.json`;
  const keyring = readKeyring(keyFile);
  const urls = roleUrls(desk.ownerUrl, keyring.derive("database-roles"));
  const pool = createPool(urls.app, 3);
  const owner = new pg.Pool({ connectionString: desk.ownerUrl, max: 2 });
  // The desk's database is dropped under connections that idle here.
  owner.on("error", () => {});
  setServices({ pool, keyring });
  return { ownerUrl: desk.ownerUrl, workerUrl: urls.worker, keyring, keyFile, pool, owner };
}

/** Arranges on a desk what no story is about, past its pages. */
export class Arrange {
  constructor(
    readonly desk: Pick<Instance, "url">,
    readonly database: TestDatabase,
  ) {
    const { pool, keyring } = database;
    setServices({ pool, keyring });
  }

  /** A report of a stranger. */
  report(fields?: Record<string, string>, at = new Date()): ReturnType<typeof sendReport> {
    return sendReport(at, fields);
  }

  /** Somebody of the team who can sign in with a password. */
  async member(name: string, ...roles: Role[]): Promise<Login & { name: string; actor: PersonActor }> {
    const now = new Date();
    const login = { email: `${randomUUID()}@example.org`, password: "seven green bottles" };
    const system = { actor: { type: "system", task: "test" }, now } as const;
    const { path } = await invitePerson(system, { email: login.email, name, roles });
    const token = path.split("/").at(-1);
    const joined = { token, name, password: login.password };
    const { personId } = await acceptInvitation({ actor: ANONYMOUS, now }, joined);
    return { ...login, name, actor: { type: "person", personId, roles, steppedUpAt: now } };
  }

  /** Lets a browser in as somebody, without the pages that lead there. */
  async signIn(
    context: BrowserContext,
    { actor }: { actor: PersonActor },
    url = this.desk.url,
  ): Promise<void> {
    await signInto(context, url, await openSession(this.database.owner, actor.personId, new Date()));
  }

  /** Somebody of the team who was not there before, ready to call use cases. */
  async colleague(name: string, ...roles: Role[]): Promise<Caller & { actor: PersonActor }> {
    const actor = await addPerson(this.database, { name, roles, now: new Date() });
    return {
      actor,
      get now() {
        return new Date();
      },
    };
  }
}

export async function closeDatabase({ pool, owner }: TestDatabase): Promise<void> {
  await pool.end();
  await owner.end();
}
