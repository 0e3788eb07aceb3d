import { bigint, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { AUDIENCES, MESSAGE_KINDS } from "@/lib/domain/case/origins";
import { cases } from "./cases";
import { bytes, instant, oneOf, sealed } from "./columns";

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
    authorPersonId: uuid("author_person_id"),
    authorParticipantId: uuid("author_participant_id"),
    bodySealed: sealed("body_sealed").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("messages_case").on(t.caseId, t.createdAt),
    oneOf("messages_kind", "kind", MESSAGE_KINDS),
    oneOf("messages_audience", "audience", AUDIENCES),
  ],
);

export const ATTACHMENT_STATES = ["pending", "attached"] as const;

// A file. `pending` while its frames arrive and until a use case attaches it; swept after 24 hours if none does.
// `case_id` may name a draft's reserved case, so there is no foreign key.
export const attachments = pgTable(
  "attachments",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id").notNull(),
    messageId: uuid("message_id"),
    reportId: uuid("report_id"),
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
