import { index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { cases } from "./cases";
import { instant } from "./columns";
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
