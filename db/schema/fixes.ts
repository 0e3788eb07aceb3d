import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { BRANCH_DECISIONS } from "@/lib/domain/product/register";
import { cases } from "./cases";
import { instant, oneOf, sealed } from "./columns";
import { people } from "./people";
import { productBranches } from "./products";

// What happens to each supported branch of the affected product (S1.11).
export const branchDecisions = pgTable(
  "branch_decisions",
  {
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    branchId: uuid("branch_id")
      .notNull()
      .references(() => productBranches.id, { onDelete: "restrict" }),
    decision: text("decision", { enum: BRANCH_DECISIONS }).notNull(),
    noteSealed: sealed("note_sealed"),
    decidedBy: uuid("decided_by").references(() => people.id, { onDelete: "restrict" }),
    decidedAt: instant("decided_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.branchId] }),
    index("branch_decisions_branch").on(t.branchId),
    index("branch_decisions_decided_by").on(t.decidedBy),
    oneOf("branch_decisions_decision", "decision", BRANCH_DECISIONS),
  ],
);

// What was done about it: a fix or a mitigation, and the evidence that it was tested (S0.6).
export const remediations = pgTable(
  "remediations",
  {
    caseId: uuid("case_id")
      .primaryKey()
      .references(() => cases.id, { onDelete: "cascade" }),
    fixReferenceSealed: sealed("fix_reference_sealed"),
    mitigationSealed: sealed("mitigation_sealed"),
    testEvidenceSealed: sealed("test_evidence_sealed"),
    recordedBy: uuid("recorded_by").references(() => people.id, { onDelete: "restrict" }),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [index("remediations_recorded_by").on(t.recordedBy)],
);
