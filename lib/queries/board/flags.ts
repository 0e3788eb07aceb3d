import { sql } from "drizzle-orm";
import type { HAS_FLAGS, IS_FLAGS } from "@/lib/domain/search/fields";
import type { Asking } from "./asking";
import { certain, exists, opposite, perhaps, present, type Question, within } from "./condition";

const OPEN = certain(sql`c.state <> 'closed'`, { lacks: ["closed"] }, { needs: ["closed"] });

/** `is:`, as questions about `cases c`. */
export const IS_QUESTIONS: Readonly<Record<keyof typeof IS_FLAGS, (asking: Asking) => Question>> = {
  open: () => OPEN,
  closed: () => opposite(OPEN),
  overdue: ({ now }) => within("promise", sql`c.next_due_at < ${now}`),
  "due-soon": ({ now }) => within("promise", sql`c.next_due_at >= ${now}`, sql`c.next_due_soon_at <= ${now}`),
  "needs-first-response": () => certain(sql`c.unacknowledged`),
  "needs-next-response": () => certain(sql`c.reporter_waits_since is not null`),
  mine: ({ personId }) => perhaps(sql`c.assignee_id = ${personId}::uuid`),
  unassigned: () => certain(sql`c.assignee_id is null`),
  unread: ({ personId }) =>
    opposite(
      exists(sql`select from case_reads r where r.case_id = c.id
        and r.person_id = ${personId}::uuid and r.read_at >= c.last_activity_at`),
    ),
  watched: ({ personId }) =>
    exists(sql`select from case_watchers w where w.case_id = c.id and w.person_id = ${personId}::uuid`),
  snoozed: snoozedAt,
  "waiting-for-others": () => certain(sql`c.waits_for is not null`),
  duplicate: () => certain(sql`c.duplicate_of is not null`),
  exploited: () => perhaps(sql`c.exploited = 'yes'`),
  public: () => certain(sql`c.is_public`),
  // What is public has nothing left that an embargo could keep.
  embargoed: ({ now }) => within("embargo", sql`c.embargo_until > ${now}`, sql`not c.is_public`),
  restricted: () => certain(sql`c.restricted`),
  held: () => certain(sql`c.held`),
};

/** `has:`, as questions about `cases c`. */
export const HAS_QUESTIONS: Readonly<Record<keyof typeof HAS_FLAGS, Question>> = {
  score: certain(sql`c.score is not null`, { needs: ["severity"] }),
  cve: certain(sql`c.has_cve`),
  product: certain(sql`(c.product_id is not null or c.product_sealed is not null)`),
  label: exists(sql`select from case_labels l where l.case_id = c.id`),
  embargo: present("embargo", sql`c.embargo_until`),
  // Whatever reached us from outside has somebody who reported it; what the team found itself has nobody.
  reporter: certain(sql`c.origin <> 'internal'`),
};

// Snoozed until a date or a reply, and never beyond the moment a promise comes due soon. A reply ends it by itself: the
// use case that takes the reply clears both columns.
function snoozedAt({ now }: Asking): Question {
  const awake = sql`coalesce(c.next_due_soon_at <= ${now}, false)`;
  const away = sql`coalesce(c.snoozed_until > ${now}, c.snoozed_until_reply)`;
  return {
    yes: {
      sql: sql`(c.snoozed_until is not null or c.snoozed_until_reply) and ${away} and not ${awake}`,
    },
    no: { sql: sql`not (${away} and not ${awake})` },
  };
}
