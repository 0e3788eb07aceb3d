import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { FILE_LIMITS } from "@/lib/domain/file-limits";
import type { PolicyData } from "@/lib/domain/policy/policy";
import type { RateLimitName } from "@/lib/domain/rate-limits";
import { bytes, instant } from "./columns";

// One row. `setup_completed_at` closes the set-up link for good; `version` tells that somebody else was first.
export const settings = pgTable(
  "settings",
  {
    id: integer("id").primaryKey().default(1),
    organisationName: text("organisation_name").notNull(),
    referencePrefix: text("reference_prefix").notNull(),
    setupCompletedAt: instant("setup_completed_at"),
    reportsHeldAbove: integer("reports_held_above").notNull().default(200),
    storageQuotaBytes: text("storage_quota_bytes").notNull().default("53687091200"),
    filesPerMessage: integer("files_per_message").notNull().default(FILE_LIMITS.files),
    fileBytes: bigint("file_bytes", { mode: "number" }).notNull().default(FILE_LIMITS.fileBytes),
    caseBytes: bigint("case_bytes", { mode: "number" }).notNull().default(FILE_LIMITS.caseBytes),
    /** Tries a window, where they differ from `RATE_LIMITS`. */
    rateLimits: jsonb("rate_limits").$type<Partial<Record<RateLimitName, number>>>().notNull().default({}),
    sessionIdleMinutes: integer("session_idle_minutes").notNull().default(480),
    sessionAbsoluteMinutes: integer("session_absolute_minutes").notNull().default(1440),
    requireSecondFactor: boolean("require_second_factor").notNull().default(false),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    check("settings_session_limits", sql`${t.sessionIdleMinutes} between 1 and ${t.sessionAbsoluteMinutes}`),
  ],
);

// Data keys that belong to no case: `instance` (settings, people's contacts), one a scope. Wrapped by the key file.
export const scopeKeys = pgTable("scope_keys", {
  scope: text("scope").primaryKey(),
  wrapped: bytes("wrapped").notNull(),
  kekId: text("kek_id").notNull(),
  createdAt: instant("created_at").notNull(),
});

// Frozen when published: what was promised when a report came in. Never updated, never deleted.
export const policyVersions = pgTable(
  "policy_versions",
  {
    id: uuid("id").primaryKey(),
    number: integer("number").notNull().unique(),
    data: jsonb("data").$type<PolicyData>().notNull(),
    current: boolean("current").notNull().default(false),
    publishedAt: instant("published_at").notNull(),
  },
  // Only one version is in force.
  (t) => [uniqueIndex("policy_versions_one_current").on(t.current).where(sql`current`)],
);
