import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  numeric,
  pgTable,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { ORIGINS, REPORTER_KINDS } from "@/lib/domain/case/origins";
import { CASE_STATES, OUTCOMES } from "@/lib/domain/case/states";
import { OTHERS } from "@/lib/domain/case/waiting";
import { CLOCK_KINDS } from "@/lib/domain/clock/promise";
import { PRIORITIES } from "@/lib/domain/priority/levels";
import { PRIORITY_REASONS } from "@/lib/domain/priority/reasons";
import { YES_NO_UNSURE } from "@/lib/domain/report/questions";
import { LOWEST_SCORES, SEVERITIES } from "@/lib/domain/severity";
import { SSVC_DECISIONS } from "@/lib/domain/ssvc/tree";
import { bytes, eachOf, instant, oneOf, sealed } from "./columns";
import { people } from "./people";
import { products } from "./products";
import { policyVersions } from "./settings";

const rankSql = (column: string, values: readonly string[]): SQL =>
  sql.raw(`(case ${column} ${values.map((value, rank) => `when '${value}' then ${rank}`).join(" ")} end)`);

const STATE_RANK = rankSql("state", CASE_STATES);
// Milliseconds have thirteen digits until the year 2286; a case without a promise comes after all that have one.
const PRIORITY_ORDER = sql`((${sql.raw(String(PRIORITIES.length - 1))} - ${rankSql("priority", PRIORITIES)})::bigint * 10000000000000 + coalesce((extract(epoch from (next_due_at - timestamptz '1970-01-01 00:00:00+00')) * 1000)::bigint, 9999999999999))`;

// Ten times the score; a rating by hand stands at the foot of its band. Most severe first.
const BAND_FEET = SEVERITIES.toReversed().map((severity) => [severity, LOWEST_SCORES[severity] * 10]);
const SEVERITY_RANK = sql.raw(
  `coalesce((score * 10)::integer, case severity ${BAND_FEET.map(([severity, foot]) => `when '${severity}' then ${foot}`).join(" ")} end)`,
);
const SEVERITY_OF_SCORE = sql.raw(
  `case ${BAND_FEET.map(([severity, foot]) => `when score * 10 >= ${foot} then '${severity}'`).join(" ")} end`,
);

const CASE_CHECKS = [
  oneOf("cases_state", "state", CASE_STATES),
  oneOf("cases_resume_state", "resume_state", CASE_STATES),
  oneOf("cases_origin", "origin", ORIGINS),
  oneOf("cases_reporter_kind", "reporter_kind", REPORTER_KINDS),
  oneOf("cases_severity", "severity", SEVERITIES),
  oneOf("cases_outcome", "outcome", OUTCOMES),
  // By these the board knows where it need not look.
  check("cases_outcome_closed", sql`outcome is null or state = 'closed'`),
  check("cases_closed_at", sql`(state = 'closed') = (closed_at is not null)`),
  check("cases_score_rated", sql`severity is not null or score is null`),
  check("cases_score_severity", sql`score is null or severity = (${SEVERITY_OF_SCORE})`),
  oneOf("cases_exploited", "exploited", Object.keys(YES_NO_UNSURE)),
  oneOf("cases_already_public", "already_public", Object.keys(YES_NO_UNSURE)),
  oneOf("cases_next_due_kind", "next_due_kind", CLOCK_KINDS),
  oneOf("cases_priority", "priority", PRIORITIES),
  oneOf("cases_ssvc", "ssvc", SSVC_DECISIONS),
  oneOf("cases_waits_for", "waits_for", OTHERS),
  eachOf("cases_priority_reasons", "priority_reasons", PRIORITY_REASONS),
];

// The unit of work. State changes only through `performMove`; `version` grows with every change and guards against two
// people editing at once. `next_due_at` is the earliest running clock, kept for sorting; clocks stay the truth.
export const cases = pgTable(
  "cases",
  {
    id: uuid("id").primaryKey(),
    reference: text("reference").notNull().unique(),
    state: text("state", { enum: CASE_STATES }).notNull(),
    // The state a question goes back to once it is answered.
    resumeState: text("resume_state", { enum: CASE_STATES }),
    isPublic: boolean("is_public").notNull().default(false),
    restricted: boolean("restricted").notNull().default(false),
    held: boolean("held").notNull().default(false),
    origin: text("origin", { enum: ORIGINS }).notNull(),
    reporterKind: text("reporter_kind", { enum: REPORTER_KINDS }),
    titleSealed: sealed("title_sealed").notNull(),
    productId: uuid("product_id").references(() => products.id, { onDelete: "restrict" }),
    productSealed: sealed("product_sealed"),
    severity: text("severity", { enum: SEVERITIES }),
    score: numeric("score", { precision: 3, scale: 1 }),
    severityRank: integer("severity_rank").generatedAlwaysAs(SEVERITY_RANK),
    severityReasonSealed: sealed("severity_reason_sealed"),
    outcome: text("outcome", { enum: OUTCOMES }),
    spamMarkedBy: uuid("spam_marked_by").references(() => people.id, { onDelete: "set null" }),
    assigneeId: uuid("assignee_id").references(() => people.id, { onDelete: "set null" }),
    policyVersionId: uuid("policy_version_id")
      .notNull()
      .references(() => policyVersions.id, { onDelete: "restrict" }),
    expectedResolutionAt: instant("expected_resolution_at"),
    embargoUntil: instant("embargo_until"),
    reporterToldAt: instant("reporter_told_at"),
    reopenedByReporter: boolean("reopened_by_reporter").notNull().default(false),
    trackingIdSealed: sealed("tracking_id_sealed"),
    exploited: text("exploited"),
    alreadyPublic: text("already_public"),
    nextDueAt: instant("next_due_at"),
    // When that clock counts as due soon, so that the board need not look clocks up.
    nextDueSoonAt: instant("next_due_soon_at"),
    nextDueKind: text("next_due_kind", { enum: CLOCK_KINDS }),
    // Whether a clock still runs for the first answer to the reporter; with the other three of the clocks.
    unacknowledged: boolean("unacknowledged").notNull().default(false),
    receivedAt: instant("received_at").notNull(),
    lastActivityAt: instant("last_activity_at").notNull(),
    closedAt: instant("closed_at"),
    publishedAt: instant("published_at"),
    // What the rule of priority says (lib/domain/priority), kept for sorting; written again with every judgement.
    priority: text("priority", { enum: PRIORITIES }).notNull().default("normal"),
    // Why it has that level, most pressing first: what the board's "why it is here" is made of.
    priorityReasons: text("priority_reasons", { enum: PRIORITY_REASONS }).array().notNull().default([]),
    // Until when that holds if nothing else changes; null: for good. A case nobody has settled yet is due at once.
    priorityUntil: instant("priority_until").default(new Date(0)),
    // Most pressing first, in one number: the level, then the next promise.
    priorityOrder: bigint("priority_order", { mode: "number" }).generatedAlwaysAs(PRIORITY_ORDER),
    stateRank: smallint("state_rank").generatedAlwaysAs(STATE_RANK),
    // The most pressing SSVC decision and whether a CVE ID stands on any vulnerability of the case.
    ssvc: text("ssvc", { enum: SSVC_DECISIONS }),
    hasCve: boolean("has_cve").notNull().default(false),
    // How complete the report is, 0 to 100, and what is missing; only for sorting and asking.
    quality: smallint("quality"),
    // Set while the reporter's last words are unanswered.
    reporterWaitsSince: instant("reporter_waits_since"),
    // Snoozed until then, or until the reporter writes. Promises go on all the while.
    snoozedUntil: instant("snoozed_until"),
    snoozedUntilReply: boolean("snoozed_until_reply").notNull().default(false),
    snoozedBy: uuid("snoozed_by").references(() => people.id, { onDelete: "set null" }),
    waitsFor: text("waits_for", { enum: OTHERS }),
    waitsForSealed: sealed("waits_for_sealed"),
    // The case this one repeats. Merging links cases; rows never move.
    duplicateOf: uuid("duplicate_of").references((): AnyPgColumn => cases.id, { onDelete: "set null" }),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    ...CASE_CHECKS,
    // `order by … desc` puts nulls first; an index that puts them last cannot be walked for it, even where there are none.
    // board: newest first
    index("cases_received").on(t.receivedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    // board: one state, newest first
    index("cases_state_received").on(t.state, t.receivedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    // board: one severity, newest first
    index("cases_severity_received").on(
      t.severity,
      t.receivedAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    // board: one product, newest first
    index("cases_product_received").on(
      t.productId,
      t.receivedAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    // board: one assignee (mine, unassigned), newest first
    index("cases_assignee_received").on(
      t.assigneeId,
      t.receivedAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    // board: last activity first
    index("cases_activity").on(t.lastActivityAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    // board: next promise first; cases with a running clock only. Counting the late ones reads nothing but this index
    index("cases_next_due").on(t.nextDueAt, t.id, t.state, t.restricted).where(sql`next_due_at is not null`),
    // board: open cases, newest first; counting them reads nothing but this index
    index("cases_open")
      .on(t.receivedAt.desc().nullsFirst(), t.id.desc().nullsFirst(), t.restricted)
      .where(sql`state <> 'closed'`),
    // board: most severe first
    index("cases_severity_rank").on(t.severityRank, t.id).where(sql`severity_rank is not null`),
    index("cases_policy_version").on(t.policyVersionId),
    index("cases_spam_marked_by").on(t.spamMarkedBy).where(sql`spam_marked_by is not null`),
    // the job that settles cases whose promise has passed
    index("cases_priority_until").on(t.priorityUntil).where(sql`priority_until is not null`),
    // board: most pressing first
    index("cases_priority_order").on(t.priorityOrder, t.id),
    // board: by state
    index("cases_state_rank").on(t.stateRank, t.id),
    // board: embargo that ends next
    index("cases_embargo").on(t.embargoUntil, t.id).where(sql`embargo_until is not null`),
    // board: closed last
    index("cases_closed")
      .on(t.closedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`closed_at is not null`),
    // board: most complete report first
    index("cases_quality").on(t.quality, t.id).where(sql`quality is not null`),
    // queue: needs first response
    index("cases_unacknowledged").on(t.nextDueAt, t.id).where(sql`unacknowledged`),
    // queue: needs next response
    index("cases_reporter_waits").on(t.reporterWaitsSince, t.id).where(sql`reporter_waits_since is not null`),
    // queue: snoozed
    index("cases_put_away")
      .on(t.receivedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`snoozed_until is not null or snoozed_until_reply`),
    // the job that wakes them
    index("cases_snoozed").on(t.snoozedUntil, t.id).where(sql`snoozed_until is not null`),
    index("cases_snoozed_by").on(t.snoozedBy).where(sql`snoozed_by is not null`),
    // queue: waiting for others
    index("cases_waits_for")
      .on(t.receivedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`waits_for is not null`),
    // Reopened, a case is nobody's duplicate any more.
    check(
      "cases_duplicate_is_closed",
      sql`duplicate_of is null or (state = 'closed' and outcome = 'duplicate')`,
    ),
    index("cases_duplicate_of").on(t.duplicateOf).where(sql`duplicate_of is not null`),
    // board: rare facts, newest first
    index("cases_exploited")
      .on(t.receivedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`exploited = 'yes'`),
    index("cases_restricted")
      .on(t.receivedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`restricted`),
    index("cases_held").on(t.receivedAt.desc().nullsFirst(), t.id.desc().nullsFirst()).where(sql`held`),
    index("cases_ssvc")
      .on(t.ssvc, t.receivedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`ssvc is not null`),
    index("cases_cve").on(t.receivedAt.desc().nullsFirst(), t.id.desc().nullsFirst()).where(sql`has_cve`),
    index("cases_outcome")
      .on(t.outcome, t.receivedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`outcome is not null`),
    // board: one way cases come in, newest first
    index("cases_origin").on(t.origin, t.receivedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("cases_reporter_kind").on(
      t.reporterKind,
      t.receivedAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
  ],
);

// The data key of one case, wrapped by the key file. Deleting the row shreds the case.
// No foreign key: a draft reserves the case id, and seals under its key, before the case exists.
export const caseKeys = pgTable("case_keys", {
  caseId: uuid("case_id").primaryKey(),
  wrapped: bytes("wrapped").notNull(),
  kekId: text("kek_id").notNull(),
});
