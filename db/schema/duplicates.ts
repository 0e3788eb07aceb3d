import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { cases } from "./cases";
import { instant, sealed } from "./columns";
import { people } from "./people";

// "Not the same problem": a pair somebody looked at, so that it is not suggested again. The smaller id stands first.
export const distinctCases = pgTable(
  "distinct_cases",
  {
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    otherId: uuid("other_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    decidedBy: uuid("decided_by").references(() => people.id, { onDelete: "set null" }),
    decidedAt: instant("decided_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.otherId] }),
    index("distinct_cases_other").on(t.otherId),
    index("distinct_cases_decided_by").on(t.decidedBy),
  ],
);

// Which case was closed as a duplicate of which, and whether that was undone: the history of `cases.duplicate_of`. Audit
// events of either case name no other case, which somebody who reads them may not see.
export const duplicateLinks = pgTable(
  "duplicate_links",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    canonicalId: uuid("canonical_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    linkedBy: uuid("linked_by").references(() => people.id, { onDelete: "set null" }),
    linkedAt: instant("linked_at").notNull(),
    splitBy: uuid("split_by").references(() => people.id, { onDelete: "set null" }),
    splitAt: instant("split_at"),
  },
  (t) => [
    // One link at a time.
    uniqueIndex("duplicate_links_open").on(t.caseId).where(sql`split_at is null`),
    index("duplicate_links_case").on(t.caseId, t.linkedAt),
    index("duplicate_links_canonical").on(t.canonicalId),
    index("duplicate_links_linked_by").on(t.linkedBy),
    index("duplicate_links_split_by").on(t.splitBy),
  ],
);

// What the later reporter was given: signed, that an earlier report existed, without which. Sealed under the later case's
// key. A statement that no longer holds is withdrawn and stays.
export const earlierReports = pgTable(
  "earlier_reports",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    // JSON: the signed lines with their signature.
    statementSealed: sealed("statement_sealed").notNull(),
    issuedAt: instant("issued_at").notNull(),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [index("earlier_reports_case").on(t.caseId, t.issuedAt)],
);
