import { index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { AdvisoryContent } from "@/lib/domain/advisory/content";
import { ADVISORY_STATES } from "@/lib/domain/advisory/states";
import { CREDIT_NAMINGS, CREDIT_STATES, CREDIT_TYPES } from "@/lib/domain/credit/states";
import { SEVERITIES } from "@/lib/domain/severity";
import { cases } from "./cases";
import { instant, oneOf, sealed } from "./columns";
import { participants } from "./participants";
import { people } from "./people";

// The public text about a case, sealed until published. One advisory a case; its public id is the case's reference.
// Any change of `content_sealed`, and its withdrawal, grow `version`, and an approval counts only for the version it was given for.
export const advisories = pgTable(
  "advisories",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id")
      .notNull()
      .unique()
      .references(() => cases.id, { onDelete: "cascade" }),
    publicId: text("public_id").notNull().unique(),
    state: text("state", { enum: ADVISORY_STATES }).notNull(),
    contentSealed: sealed("content_sealed").notNull(),
    authorId: uuid("author_id").references(() => people.id, { onDelete: "restrict" }),
    version: integer("version").notNull().default(1),
    updatedAt: instant("updated_at").notNull(),
    publishedAt: instant("published_at"),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [index("advisories_author").on(t.authorId), oneOf("advisories_state", "state", ADVISORY_STATES)],
);

export const advisoryApprovals = pgTable(
  "advisory_approvals",
  {
    advisoryId: uuid("advisory_id")
      .notNull()
      .references(() => advisories.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "restrict" }),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    approvedAt: instant("approved_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.advisoryId, t.version, t.personId] }),
    index("advisory_approvals_person").on(t.personId),
    index("advisory_approvals_case").on(t.caseId),
  ],
);

// What the world was told, frozen. Every public form (page, JSON) renders from the newest row. Names of people are not
// in here: credits are read from `credits`, so that a withdrawal removes a name everywhere.
export const advisoryRevisions = pgTable(
  "advisory_revisions",
  {
    id: uuid("id").primaryKey(),
    advisoryId: uuid("advisory_id")
      .notNull()
      .references(() => advisories.id, { onDelete: "cascade" }),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    publicId: text("public_id").notNull(),
    number: integer("number").notNull(),
    content: jsonb("content").$type<AdvisoryContent>().notNull(),
    severity: text("severity", { enum: SEVERITIES }).notNull(),
    firstPublishedAt: instant("first_published_at").notNull(),
    publishedAt: instant("published_at").notNull(),
    supersededAt: instant("superseded_at"),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    index("advisory_revisions_case").on(t.caseId),
    unique("advisory_revisions_number").on(t.advisoryId, t.number),
    // public page: newest revision by id
    index("advisory_revisions_public_id").on(t.publicId, t.number.desc().nullsFirst()),
    // public list: newest first
    index("advisory_revisions_list").on(t.firstPublishedAt.desc().nullsFirst(), t.id),
    oneOf("advisory_revisions_severity", "severity", SEVERITIES),
  ],
);

// A thanks. Public only when `public_name` is set, which needs acceptance by the person, approval by the team and a
// published advisory (or, for an unranked mention, a closed case). Withdrawing clears it everywhere at once.
export const credits = pgTable(
  "credits",
  {
    id: uuid("id").primaryKey(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => cases.id, { onDelete: "cascade" }),
    participantId: uuid("participant_id").references(() => participants.id, { onDelete: "no action" }),
    type: text("type", { enum: CREDIT_TYPES }).notNull(),
    state: text("state", { enum: CREDIT_STATES }).notNull(),
    nameSealed: sealed("name_sealed"),
    linkSealed: sealed("link_sealed"),
    naming: text("naming", { enum: CREDIT_NAMINGS }).notNull(),
    offeredBy: uuid("offered_by").references(() => people.id, { onDelete: "restrict" }),
    offeredAt: instant("offered_at").notNull(),
    answeredAt: instant("answered_at"),
    publicName: text("public_name"),
    publicLink: text("public_link"),
    thankedYear: integer("thanked_year"),
    advisoryPublicId: text("advisory_public_id"),
    thankedAt: instant("thanked_at"),
  },
  (t) => [
    index("credits_case").on(t.caseId),
    // portal: the credits offered to one reporter
    index("credits_participant").on(t.participantId),
    index("credits_offered_by").on(t.offeredBy),
    // hall of fame: by year
    index("credits_year").on(t.thankedYear, t.thankedAt),
    oneOf("credits_type", "type", CREDIT_TYPES),
    oneOf("credits_state", "state", CREDIT_STATES),
    oneOf("credits_naming", "naming", CREDIT_NAMINGS),
  ],
);
