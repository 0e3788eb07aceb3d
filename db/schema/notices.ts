import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { NOTICE_STATES } from "@/lib/domain/notice/states";
import { NOTICE_TEMPLATES } from "@/lib/domain/notice/words";
import { cases } from "./cases";
import { instant, oneOf } from "./columns";
import { participants } from "./participants";
import { people } from "./people";

// The outbox: written in the transaction of the change it tells about, sent once by a job that re-checks, at that
// moment, that the recipient may still read the case. Holds a template name and ids, never case content.
export const notices = pgTable(
  "notices",
  {
    id: uuid("id").primaryKey(),
    template: text("template", { enum: NOTICE_TEMPLATES }).notNull(),
    caseId: uuid("case_id").references(() => cases.id, { onDelete: "cascade" }),
    personId: uuid("person_id").references(() => people.id, { onDelete: "cascade" }),
    participantId: uuid("participant_id").references(() => participants.id, { onDelete: "cascade" }),
    state: text("state", { enum: NOTICE_STATES }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    createdAt: instant("created_at").notNull(),
    sentAt: instant("sent_at"),
  },
  (t) => [
    index("notices_case").on(t.caseId),
    index("notices_person").on(t.personId).where(sql`person_id is not null`),
    index("notices_participant").on(t.participantId).where(sql`participant_id is not null`),
    index("notices_created").on(t.createdAt.desc().nullsFirst(), t.id),
    oneOf("notices_template", "template", NOTICE_TEMPLATES),
    oneOf("notices_state", "state", NOTICE_STATES),
  ],
);
