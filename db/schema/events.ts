import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { ACTOR_KINDS } from "@/lib/domain/access/actor";
import { CHAIN_KINDS, EVENT_AUDIENCES } from "@/lib/domain/audit/chains";
import { bytes, instant, oneOf, sealed } from "./columns";

// Append-only. Rows outlive their subject, so no foreign key. Written only by app.append_events, which holds the chain's
// head: hash = SHA-256 over the previous hash and every column, so an edit, a removal or a swap breaks the chain.
export const events = pgTable(
  "events",
  {
    chainKind: text("chain_kind", { enum: CHAIN_KINDS }).notNull(),
    chainId: uuid("chain_id").notNull(),
    seq: integer("seq").notNull(),
    at: instant("at").notNull(),
    actorKind: text("actor_kind", { enum: ACTOR_KINDS }).notNull(),
    actorId: uuid("actor_id"),
    action: text("action").notNull(),
    audience: text("audience", { enum: EVENT_AUDIENCES }).notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    sealed: sealed("sealed"),
    previousHash: bytes("previous_hash").notNull(),
    hash: bytes("hash").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.chainKind, t.chainId, t.seq] }),
    oneOf("events_chain_kind", "chain_kind", CHAIN_KINDS),
    oneOf("events_actor_kind", "actor_kind", ACTOR_KINDS),
    oneOf("events_audience", "audience", EVENT_AUDIENCES),
  ],
);

// The newest hash of each chain; locking it orders writers of one chain. Outlives its subject, as the events do.
export const chainHeads = pgTable(
  "chain_heads",
  {
    chainKind: text("chain_kind", { enum: CHAIN_KINDS }).notNull(),
    chainId: uuid("chain_id").notNull(),
    seq: integer("seq").notNull(),
    hash: bytes("hash").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.chainKind, t.chainId] }),
    oneOf("chain_heads_chain_kind", "chain_kind", CHAIN_KINDS),
  ],
);
