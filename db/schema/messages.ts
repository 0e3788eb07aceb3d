import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { AUDIENCES, MESSAGE_KINDS } from "@/lib/domain/case/origins";
import { ATTACHMENT_STATES } from "@/lib/domain/file-states";
import { cases } from "./cases";
import { bytes, instant, oneOf, sealed } from "./columns";
import { participants } from "./participants";
import { people } from "./people";
import { reports } from "./reports";

// Words on a case: notes, messages, questions, corrections. Append-only. `audience` decides who may ever read a row.
export const messages = pgTable(
  "messages",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: MESSAGE_KINDS }).notNull(),
    audience: text("audience", { enum: AUDIENCES }).notNull(),
    authorPersonId: uuid("author_person_id").references(() => people.id, { onDelete: "restrict" }),
    authorParticipantId: uuid("author_participant_id").references(() => participants.id, {
      onDelete: "no action",
    }),
    bodySealed: sealed("body_sealed").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("messages_case").on(t.caseId, t.createdAt),
    index("messages_author_person").on(t.authorPersonId).where(sql`author_person_id is not null`),
    index("messages_author_participant")
      .on(t.authorParticipantId)
      .where(sql`author_participant_id is not null`),
    oneOf("messages_kind", "kind", MESSAGE_KINDS),
    oneOf("messages_audience", "audience", AUDIENCES),
  ],
);

// A file. `pending` while its frames arrive and until a use case attaches it; swept after 24 hours if none does.
// No foreign key on `case_id`, which may name a draft's reserved case, nor on `uploaded_by`: a person, a participant or a draft.
export const attachments = pgTable(
  "attachments",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id").notNull(),
    messageId: uuid("message_id").references(() => messages.id, { onDelete: "cascade" }),
    // Checked at commit: a report's receipt lists its files, so they are attached before it is written.
    reportId: uuid("report_id").references(() => reports.id, { onDelete: "cascade" }),
    audience: text("audience", { enum: AUDIENCES }).notNull(),
    state: text("state", { enum: ATTACHMENT_STATES }).notNull(),
    nameSealed: sealed("name_sealed").notNull(),
    sha256Sealed: sealed("sha256_sealed"),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    uploadedBy: uuid("uploaded_by"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("attachments_case").on(t.caseId),
    index("attachments_message").on(t.messageId).where(sql`message_id is not null`),
    index("attachments_report").on(t.reportId).where(sql`report_id is not null`),
    index("attachments_pending").on(t.state, t.createdAt),
    oneOf("attachments_state", "state", ATTACHMENT_STATES),
    oneOf("attachments_audience", "audience", AUDIENCES),
  ],
);

// 64 KiB of a file, sealed with its index and whether it is the last (security.md: files).
export const attachmentFrames = pgTable(
  "attachment_frames",
  {
    attachmentId: uuid("attachment_id")
      .notNull()
      .references(() => attachments.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    frame: bytes("frame").notNull(),
  },
  (t) => [primaryKey({ columns: [t.attachmentId, t.position] })],
);
