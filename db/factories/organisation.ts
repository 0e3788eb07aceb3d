import { randomUUID } from "node:crypto";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type pg from "pg";
import {
  people,
  personRoles,
  policyVersions,
  productBranches,
  products,
  scopeKeys,
  settings,
} from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/roles";
import { builtinPolicy } from "@/lib/domain/policy/builtin";
import type { PolicyData } from "@/lib/domain/policy/policy";
import type { BranchSupport } from "@/lib/domain/product/register";
import type { Keyring } from "@/lib/server/crypto/keyring";
import { Vault } from "@/lib/server/crypto/vault";

/** Where rows are made: as the tables' owner, past row-level security, so that any state can be arranged. */
export type FactoryBase = { owner: pg.Pool; keyring: Keyring };

export type MadePerson = { id: string; actor: PersonActor };

/** The organisation, its people and its products. */
export class OrganisationFactories {
  protected readonly owner: pg.Pool;
  protected readonly keyring: Keyring;
  protected readonly db: NodePgDatabase;

  constructor({ owner, keyring }: FactoryBase) {
    this.owner = owner;
    this.keyring = keyring;
    this.db = drizzle(owner);
  }

  async #instanceVault(): Promise<Vault> {
    const [row] = await this.db.select().from(scopeKeys);
    if (!row) throw new Error("migrate first: the instance key is missing");
    return new Vault(this.keyring.unwrap(row.scope, row.wrapped, row.kekId), row.scope);
  }

  /** Settings and the policy in force; everything else needs it first. */
  async makeOrganisation(
    options: { name?: string; prefix?: string; policy?: Partial<PolicyData>; at?: Date } = {},
  ): Promise<{ policyVersionId: string }> {
    const { name = "Example", prefix = "EX", at = new Date("2026-01-01T00:00:00Z") } = options;
    const id = randomUUID();
    await this.db
      .insert(settings)
      .values({ id: 1, organisationName: name, referencePrefix: prefix, setupCompletedAt: at })
      .onConflictDoNothing();
    const data = { ...builtinPolicy(name), ...options.policy };
    await this.db.insert(policyVersions).values({ id, number: 1, data, current: true, publishedAt: at });
    return { policyVersionId: id };
  }

  async makePerson(
    roles: readonly Role[],
    options: { name?: string; email?: string; steppedUpAt?: Date | null; at?: Date } = {},
  ): Promise<MadePerson> {
    const id = randomUUID();
    const email = options.email ?? `${id.slice(0, 8)}@example.org`;
    await this.db.insert(people).values({
      id,
      displayName: options.name ?? `${roles[0] ?? "guest"} ${id.slice(0, 4)}`,
      emailSealed: (await this.#instanceVault()).seal("people.email_sealed", id, email),
      emailHash: this.keyring.lookupHash("email-index", email),
      createdAt: options.at ?? new Date("2026-01-01T00:00:00Z"),
    });
    if (roles.length > 0)
      await this.db.insert(personRoles).values(roles.map((role) => ({ personId: id, role })));
    return { id, actor: { type: "person", personId: id, roles, steppedUpAt: options.steppedUpAt ?? null } };
  }

  async makeProduct(
    name: string,
    branches: readonly { name: string; support?: BranchSupport }[] = [],
    at = new Date("2026-01-01T00:00:00Z"),
  ): Promise<{ id: string; branchIds: string[] }> {
    const id = randomUUID();
    await this.db.insert(products).values({ id, name, createdAt: at });
    const rows = branches.map((branch) => ({
      id: randomUUID(),
      productId: id,
      name: branch.name,
      support: branch.support ?? ("active" as const),
    }));
    if (rows.length > 0) await this.db.insert(productBranches).values(rows);
    return { id, branchIds: rows.map((row) => row.id) };
  }
}
