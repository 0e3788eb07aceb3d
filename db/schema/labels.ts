import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { LABEL_TONES } from "@/lib/domain/board/label";
import { cases } from "./cases";
import { instant, oneOf } from "./columns";
import { people } from "./people";

// The team's own words for sorting cases. Plain: a name of a label must not quote a report. Archived ones stay on their
// cases and are no longer offered.
export const labels = pgTable(
  "labels",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    tone: text("tone", { enum: LABEL_TONES }).notNull(),
    createdAt: instant("created_at").notNull(),
    archivedAt: instant("archived_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [uniqueIndex("labels_name").on(sql`lower(${t.name})`), oneOf("labels_tone", "tone", LABEL_TONES)],
);

export const caseLabels = pgTable(
  "case_labels",
  {
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    labelId: uuid("label_id")
      .notNull()
      .references(() => labels.id, { onDelete: "cascade" }),
    addedBy: uuid("added_by").references(() => people.id, { onDelete: "set null" }),
    addedAt: instant("added_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.labelId] }),
    // board: cases with one label
    index("case_labels_label").on(t.labelId, t.caseId),
    index("case_labels_added_by").on(t.addedBy),
  ],
);
