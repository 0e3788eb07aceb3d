import { bigint, boolean, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { LINK_KINDS } from "@/lib/domain/identity/links";
import { cases } from "./cases";
import { bytes, instant, oneOf, sealed } from "./columns";
import { participants } from "./participants";
import { people } from "./people";

// Tokens are 256-bit random and stored as SHA-256 only: a stolen table opens no session.
export const staffSessions = pgTable(
  "staff_sessions",
  {
    id: uuid("id").notNull().unique(),
    tokenHash: bytes("token_hash").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    steppedUpAt: instant("stepped_up_at"),
    /** Two factors were proven in this session: at its sign-in or since. */
    twoFactors: boolean("two_factors").notNull().default(false),
  },
  (t) => [index("staff_sessions_person").on(t.personId)],
);

// A reporter's session, opened with the receipt code. Swept by time, and gone with whoever it belongs to.
export const portalSessions = pgTable(
  "portal_sessions",
  {
    tokenHash: bytes("token_hash").primaryKey(),
    participantId: uuid("participant_id")
      .notNull()
      .references(() => participants.id, { onDelete: "cascade" }),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
  },
  (t) => [
    index("portal_sessions_participant").on(t.participantId),
    index("portal_sessions_case").on(t.caseId),
  ],
);

// A receipt code that replaced an older one, for as long as the browser that asked for it may see it again. The code
// derives from the secret in that browser's cookie; a row only says that the secret was used. It is used once.
export const receiptRenewals = pgTable(
  "receipt_renewals",
  {
    secretHash: bytes("secret_hash").primaryKey(),
    participantId: uuid("participant_id")
      .notNull()
      .references(() => participants.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    // Saved by the reporter, overtaken by a newer code, or stopped by the team.
    closedAt: instant("closed_at"),
  },
  (t) => [index("receipt_renewals_participant").on(t.participantId)],
);

// Single-use links and tickets. Used or expired ones are dead for good; `payload_sealed` holds what the link is for.
export const links = pgTable(
  "links",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind", { enum: LINK_KINDS }).notNull(),
    tokenHash: bytes("token_hash").notNull().unique(),
    personId: uuid("person_id").references(() => people.id, { onDelete: "cascade" }),
    payloadSealed: sealed("payload_sealed"),
    createdBy: uuid("created_by").references(() => people.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    index("links_person").on(t.personId),
    index("links_created_by").on(t.createdBy),
    oneOf("links_kind", "kind", LINK_KINDS),
  ],
);

// Shape of rate-limiter-flexible's PostgreSQL store. Keys are HMACs under a daily key (security.md: metadata); where a person
// or a reporter is counted, their id.
export const rateLimits = pgTable("rate_limits", {
  key: text("key").primaryKey(),
  points: integer("points").notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
});

// The random key behind rate-limit buckets, one a day, purged after 24 hours: buckets cannot be linked to addresses.
export const dailyKeys = pgTable("daily_keys", {
  day: text("day").primaryKey(),
  key: bytes("key").notNull(),
  createdAt: instant("created_at").notNull(),
});
