import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { CLOCK_KINDS } from "@/lib/domain/clock/promise";
import { cases } from "./cases";
import { instant, oneOf } from "./columns";
import { people } from "./people";
import { policyVersions } from "./settings";

// A promise with a due time, as data (clocks.md). Whether it runs, rests, is met or breached is derived, never stored.
// `limit_data` and `calendar` are copied from the policy version: editing a calendar re-dates nothing.
export const clocks = pgTable(
  "clocks",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: CLOCK_KINDS }).notNull(),
    limitData: jsonb("limit_data").notNull(),
    calendar: jsonb("calendar").notNull(),
    shownToReporter: boolean("shown_to_reporter").notNull(),
    startedAt: instant("started_at").notNull(),
    dueAt: instant("due_at").notNull(),
    pausedSpans: jsonb("paused_spans").$type<{ from: string; to: string | null }[]>().notNull().default([]),
    satisfiedAt: instant("satisfied_at"),
    // Null where it was no person's doing.
    satisfiedBy: uuid("satisfied_by").references(() => people.id, { onDelete: "restrict" }),
    // The case ended before the promise fell due: neither kept nor missed.
    endedAt: instant("ended_at"),
    policyVersionId: uuid("policy_version_id")
      .notNull()
      .references(() => policyVersions.id, { onDelete: "restrict" }),
    // The last step (50, 80, 100 percent) somebody was told about; only grows.
    escalatedPercent: integer("escalated_percent").notNull().default(0),
  },
  (t) => [
    oneOf("clocks_kind", "kind", CLOCK_KINDS),
    index("clocks_policy_version").on(t.policyVersionId),
    index("clocks_satisfied_by").on(t.satisfiedBy).where(sql`satisfied_by is not null`),
    index("clocks_case").on(t.caseId, t.startedAt),
    // watch-clocks: unanswered promises that somebody may still have to be told about
    index("clocks_watched")
      .on(t.dueAt)
      .where(sql`satisfied_at is null and ended_at is null and escalated_percent < 100`),
  ],
);
