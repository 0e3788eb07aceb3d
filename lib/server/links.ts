import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { links } from "@/db/schema";
import type { LinkKind } from "@/lib/domain/identity/links";
import { newToken, tokenHash } from "./crypto/keyring";
import { askOnce, type Tx } from "./database";
import { notFound } from "./errors";
import { services } from "./services";
import type { Vaults } from "./vaults";

type NewLink = {
  kind: LinkKind;
  minutes: number;
  personId?: string;
  createdBy?: string;
  /** What the link is for; sealed under the instance's key. */
  payload?: unknown;
};

export type FoundLink = { id: string; personId: string | null; payload: unknown };

/** Makes a single-use link and returns its secret, which is stored only as a hash. */
export async function issueLink(tx: Tx, vaults: Vaults, link: NewLink, now: Date): Promise<string> {
  const token = newToken();
  const id = randomUUID();
  const vault = await vaults.ofInstance();
  await tx.insert(links).values({
    id,
    kind: link.kind,
    tokenHash: tokenHash(token),
    personId: link.personId ?? null,
    createdBy: link.createdBy ?? null,
    payloadSealed:
      link.payload === undefined
        ? null
        : vault.seal("links.payload_sealed", id, JSON.stringify(link.payload)),
    createdAt: now,
    expiresAt: new Date(now.getTime() + link.minutes * 60_000),
  });
  return token;
}

/** The live link of this kind with this secret, or null: used, expired, replaced and never made all look the same. */
export async function findLink(
  tx: Tx,
  vaults: Vaults,
  kind: LinkKind,
  token: string,
  now: Date,
): Promise<FoundLink | null> {
  const { rows } = await tx.execute<{
    link_id: string;
    person_id: string | null;
    payload_sealed: Buffer | null;
  }>(sql`select * from app.find_link(${tokenHash(token)}, ${kind}, ${now.toISOString()}::timestamptz)`);
  const [row] = rows;
  if (!row) return null;
  const vault = await vaults.ofInstance();
  const payload = vault.openOptional("links.payload_sealed", row.link_id, row.payload_sealed);
  return {
    id: row.link_id,
    personId: row.person_id,
    payload: payload === null ? undefined : JSON.parse(payload),
  };
}

/** Whose second step of signing in a secret belongs to, or null; asked before there is a transaction. */
export async function personBehind(token: string, now: Date): Promise<string | null> {
  const [row] = await askOnce<{ person_id: string | null }>(
    services().pool,
    "select person_id from app.find_link($1, 'second_factor', $2)",
    [tokenHash(token), now],
  );
  return row?.person_id ?? null;
}

/** Uses a link up. Of two requests at once one wins. @throws AppError not_found for the other */
export async function spendLink(tx: Tx, id: string, now: Date): Promise<void> {
  const used = await tx
    .update(links)
    .set({ usedAt: now })
    .where(and(eq(links.id, id), isNull(links.usedAt)))
    .returning({ id: links.id });
  if (used.length === 0) throw notFound();
}
