import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { NOTICE_TEMPLATES } from "@/lib/domain/notice/words";
import { instant, oneOf } from "./columns";

// `sending` is written before the mail server is asked: found again later, it says that the answer was lost.
export const NOTICE_STATES = [
  "pending",
  "sending",
  "sent",
  "failed",
  "suppressed",
  "not_configured",
] as const;

// The outbox: written in the transaction of the change it tells about, sent once by a job that re-checks, at that
// moment, that the recipient may still read the case. Holds a template name and ids, never case content.
export const notices = pgTable(
  "notices",
  {
    id: uuid("id").primaryKey(),
    template: text("template", { enum: NOTICE_TEMPLATES }).notNull(),
    caseId: uuid("case_id"),
    personId: uuid("person_id"),
    participantId: uuid("participant_id"),
    state: text("state", { enum: NOTICE_STATES }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    createdAt: instant("created_at").notNull(),
    sentAt: instant("sent_at"),
  },
  (t) => [
    index("notices_case").on(t.caseId),
    index("notices_created").on(t.createdAt.desc().nullsFirst(), t.id),
    oneOf("notices_template", "template", NOTICE_TEMPLATES),
    oneOf("notices_state", "state", NOTICE_STATES),
  ],
);
