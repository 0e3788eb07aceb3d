import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { CASE_STATES, OUTCOMES } from "@/lib/domain/case/states";
import { cases } from "./cases";
import { instant, oneOf, sealed } from "./columns";
import { people } from "./people";

// One line of a checklist: for cases in a state, and, where `outcome` is set, for that outcome only. Archived ones stay
// ticked where they were ticked.
export const playbookItems = pgTable(
  "playbook_items",
  {
    id: uuid("id").primaryKey(),
    state: text("state", { enum: CASE_STATES }).notNull(),
    outcome: text("outcome", { enum: OUTCOMES }),
    position: integer("position").notNull(),
    words: text("words").notNull(),
    createdAt: instant("created_at").notNull(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    index("playbook_items_state").on(t.state, t.position),
    oneOf("playbook_items_state", "state", CASE_STATES),
    oneOf("playbook_items_outcome", "outcome", OUTCOMES),
  ],
);

export const playbookChecks = pgTable(
  "playbook_checks",
  {
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    itemId: uuid("item_id")
      .notNull()
      .references(() => playbookItems.id, { onDelete: "cascade" }),
    doneBy: uuid("done_by").references(() => people.id, { onDelete: "set null" }),
    doneAt: instant("done_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.itemId] }),
    index("playbook_checks_item").on(t.itemId),
    index("playbook_checks_done_by").on(t.doneBy),
  ],
);

// A reply the team keeps ready, with fields in braces that are filled in when it is used. Sealed under the instance's key.
export const cannedReplies = pgTable("canned_replies", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull().unique(),
  bodySealed: sealed("body_sealed").notNull(),
  position: integer("position").notNull(),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull(),
  archivedAt: instant("archived_at"),
});
