import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { PARTICIPANT_KINDS } from "@/lib/domain/access/roles";
import { cases } from "./cases";
import { bytes, instant, oneOf, sealed } from "./columns";
import { people } from "./people";

// Who takes part in a case, in which role there. A reporter has no person row: the receipt code is who they are.
// Assignment to a restricted case is membership: rows of this table are what makes it visible.
export const participants = pgTable(
  "participants",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: PARTICIPANT_KINDS }).notNull(),
    personId: uuid("person_id").references(() => people.id, { onDelete: "cascade" }),
    nameSealed: sealed("name_sealed"),
    // JSON: {email?, github?, openpgpKey?}
    contactSealed: sealed("contact_sealed"),
    creditWishSealed: sealed("credit_wish_sealed"),
    shareContact: boolean("share_contact").notNull().default(false),
    // What a reporter has typed and not sent yet, so that a refused file or a second look loses nothing.
    replyDraftSealed: sealed("reply_draft_sealed"),
    // Only a reporter's own act writes it, and only the team's stops it: a trigger says so.
    receiptHash: bytes("receipt_hash").unique(),
    receiptConfirmedAt: instant("receipt_confirmed_at"),
    receiptStoppedAt: instant("receipt_stopped_at"),
    createdAt: instant("created_at").notNull(),
    lastReadAt: instant("last_read_at"),
    removedAt: instant("removed_at"),
  },
  (t) => [
    index("participants_case").on(t.caseId),
    // visibility: cases a person takes part in
    index("participants_person").on(t.personId).where(sql`person_id is not null`),
    oneOf("participants_kind", "kind", PARTICIPANT_KINDS),
  ],
);
