import { index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { ORIGINS } from "@/lib/domain/case/origins";
import { cases } from "./cases";
import { bytes, instant, oneOf, sealed } from "./columns";
import { participants } from "./participants";
import { policyVersions } from "./settings";

// What one person sent. Immutable: corrections are messages. All answers are one sealed JSON document.
export const reports = pgTable(
  "reports",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    participantId: uuid("participant_id").references(() => participants.id, { onDelete: "no action" }),
    origin: text("origin", { enum: ORIGINS }).notNull(),
    // Names the same thing in the source it was imported from: an import runs twice and makes one case.
    sourceRef: text("source_ref"),
    answersSealed: sealed("answers_sealed").notNull(),
    // JSON: the receipt's facts (salt, hashes, policy version, what is next), as shown when it was sent.
    receiptSealed: sealed("receipt_sealed").notNull(),
    attestation: text("attestation"),
    policyVersionId: uuid("policy_version_id")
      .notNull()
      .references(() => policyVersions.id, { onDelete: "restrict" }),
    receivedAt: instant("received_at").notNull(),
  },
  (t) => [
    index("reports_case").on(t.caseId),
    index("reports_participant").on(t.participantId),
    index("reports_policy_version").on(t.policyVersionId),
    unique("reports_source").on(t.origin, t.sourceRef),
    oneOf("reports_origin", "origin", ORIGINS),
  ],
);

// A form being filled in, sealed under the key of the case it will become. Swept 24 hours after its last change.
// No foreign key on `case_id`: it is reserved before the case exists. `submitted_at` makes submitting idempotent: a second submit finds the case of the first.
export const drafts = pgTable(
  "drafts",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id").notNull().unique(),
    secretHash: bytes("secret_hash").notNull().unique(),
    answersSealed: sealed("answers_sealed"),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    submittedAt: instant("submitted_at"),
    savedAt: instant("saved_at"),
  },
  (t) => [index("drafts_expiry").on(t.expiresAt)],
);
