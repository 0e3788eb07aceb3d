import { index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { cases } from "./cases";
import { instant } from "./columns";
import { messages } from "./messages";
import { people } from "./people";

// Who wants to hear of a case beside its assignee. A mention makes one, and each may end their own.
export const caseWatchers = pgTable(
  "case_watchers",
  {
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    since: instant("since").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.personId] }),
    // board: what I watch
    index("case_watchers_person").on(t.personId, t.caseId),
  ],
);

// When a person last looked at a case: what happened since is unread. A mark, not a change: no audit event.
export const caseReads = pgTable(
  "case_reads",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    readAt: instant("read_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.caseId] }), index("case_reads_case").on(t.caseId)],
);

// Whom an internal note names. Only people who may read the case can be named.
export const mentions = pgTable(
  "mentions",
  {
    messageId: uuid("message_id")
      .notNull()
      .references(() => messages.id, { onDelete: "cascade" }),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.personId] }),
    index("mentions_person").on(t.personId, t.createdAt),
    index("mentions_case").on(t.caseId),
  ],
);
