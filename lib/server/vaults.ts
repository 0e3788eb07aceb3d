import { eq, inArray } from "drizzle-orm";
import { caseKeys, scopeKeys } from "@/db/schema";
import type { Keyring } from "./crypto/keyring";
import { Vault } from "./crypto/vault";
import type { Tx } from "./database";
import { notFound } from "./errors";

/** Vaults as the current actor may open them: a case's key row is visible exactly with the case. */
export class Vaults {
  readonly #opened = new Map<string, Vault>();

  constructor(
    private readonly tx: Tx,
    private readonly keyring: Keyring,
  ) {}

  /** The vault of a case one may read. @throws AppError not_found otherwise, or when the case was shredded. */
  async ofCase(caseId: string): Promise<Vault> {
    const known = this.#opened.get(caseId);
    if (known) return known;
    const vault = (await this.ofCases([caseId])).get(caseId);
    if (!vault) throw notFound();
    return vault;
  }

  /** Vaults of many cases in one query; a missing entry means a shredded case. */
  async ofCases(caseIds: readonly string[]): Promise<ReadonlyMap<string, Vault>> {
    const missing = caseIds.filter((id) => !this.#opened.has(id));
    if (missing.length > 0) {
      const rows = await this.tx.select().from(caseKeys).where(inArray(caseKeys.caseId, missing));
      for (const row of rows) this.open(row.caseId, row.wrapped, row.kekId);
    }
    return this.#opened;
  }

  /** For a list query that fetched the wrapped key beside each row. */
  open(scope: string, wrapped: Buffer, kekId: string): Vault {
    const vault = new Vault(this.keyring.unwrap(scope, wrapped, kekId), scope);
    this.#opened.set(scope, vault);
    return vault;
  }

  /** Makes the key of a case that is about to exist. */
  async createForCase(caseId: string): Promise<Vault> {
    const { key, wrapped, kekId } = this.keyring.createDataKey(caseId);
    await this.tx.insert(caseKeys).values({ caseId, wrapped, kekId });
    const vault = new Vault(key, caseId);
    this.#opened.set(caseId, vault);
    return vault;
  }

  /** The vault of what belongs to no case: people's addresses and factors, links. Its key is made at boot. */
  async ofInstance(): Promise<Vault> {
    const known = this.#opened.get("instance");
    if (known) return known;
    const [row] = await this.tx.select().from(scopeKeys).where(eq(scopeKeys.scope, "instance"));
    if (!row) throw new Error("the instance key is missing: run migrate");
    return this.open("instance", row.wrapped, row.kekId);
  }
}
