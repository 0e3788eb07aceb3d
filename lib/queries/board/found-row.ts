import { type SQL, sql } from "drizzle-orm";
import type { CaseLabel } from "@/lib/domain/board/row";
import type { ReporterKind } from "@/lib/domain/case/origins";
import type { CaseState, Outcome } from "@/lib/domain/case/states";
import type { Other } from "@/lib/domain/case/waiting";
import type { ClockKind } from "@/lib/domain/clock/promise";
import type { Priority } from "@/lib/domain/priority/levels";
import type { PriorityReason } from "@/lib/domain/priority/reasons";
import type { Severity } from "@/lib/domain/severity";
import { milliseconds } from "./sorting";

/** A case as the statements of the board bring it; instants are milliseconds. */
export type FoundRow = {
  id: string;
  version: number;
  reference: string;
  title_sealed: Buffer;
  wrapped: Buffer | null;
  kek_id: string | null;
  state: CaseState;
  restricted: boolean;
  held: boolean;
  spam_marked_by: string | null;
  priority: Priority;
  priority_reasons: PriorityReason[];
  severity: Severity | null;
  score: number | null;
  outcome: Outcome | null;
  reporter_kind: ReporterKind | null;
  quality: number | null;
  next_due_kind: ClockKind | null;
  next_due_ms: number | null;
  next_due_soon_ms: number | null;
  expected_resolution_ms: number | null;
  embargo_until_ms: number | null;
  is_public: boolean;
  reporter_told: boolean;
  received_ms: number;
  last_activity_ms: number;
  closed_ms: number | null;
  product: string | null;
  product_sealed: Buffer | null;
  assignee: string | null;
  assignee_id: string | null;
  snoozed_until_ms: number | null;
  snoozed_until_reply: boolean;
  waits_for: Other | null;
  waits_for_sealed: Buffer | null;
  policy_zone: string | null;
  labels: CaseLabel[] | null;
  read_ms: number | null;
  watched: boolean;
};

/** What {@link FoundRow} needs of `cases c`, for a subquery that picks the rows. */
export const PICKED = sql.raw(
  [
    "id, version, reference, title_sealed, state, restricted, held, spam_marked_by, priority, priority_reasons, severity",
    "score, outcome, reporter_kind, quality, next_due_kind, next_due_at, next_due_soon_at, expected_resolution_at",
    "embargo_until, is_public, reporter_told_at, received_at, last_activity_at, closed_at, product_id, product_sealed, assignee_id",
    "snoozed_until, snoozed_until_reply, waits_for, waits_for_sealed, policy_version_id, severity_rank, priority_order, state_rank",
  ]
    .join(", ")
    .replaceAll(/\w+/g, "c.$&"),
);

const ms = (column: string, name: string): SQL => sql`${milliseconds(sql.raw(column))} as ${sql.raw(name)}`;

/** The columns of {@link FoundRow}, of picked rows `c` and what {@link besideRows} joins to them. */
export const SHOWN = sql.join(
  [
    sql.raw(`c.id, c.version, c.reference, c.title_sealed, c.state, c.restricted, c.held, c.spam_marked_by, c.priority,
      c.priority_reasons, c.severity, c.score::float8, c.outcome, c.reporter_kind, c.quality, c.is_public, c.next_due_kind,
      c.reporter_told_at is not null as reporter_told, c.product_sealed, c.assignee_id, c.snoozed_until_reply, c.waits_for,
      c.waits_for_sealed, k.wrapped, k.kek_id, p.name as product, person.display_name as assignee,
      w.case_id is not null as watched`),
    sql.raw(`(select json_agg(json_build_object('id', l.id, 'name', l.name, 'tone', l.tone) order by l.name)
      from case_labels on_case join labels l on l.id = on_case.label_id where on_case.case_id = c.id) as labels`),
    // Read only where a day is said.
    sql.raw(`(select v.data->'calendar'->>'timeZone' from policy_versions v
      where v.id = c.policy_version_id
        and (c.snoozed_until is not null or c.state = 'remediating' and c.expected_resolution_at is not null)) as policy_zone`),
    ms("c.received_at", "received_ms"),
    ms("c.last_activity_at", "last_activity_ms"),
    ms("c.closed_at", "closed_ms"),
    ms("c.next_due_at", "next_due_ms"),
    ms("c.next_due_soon_at", "next_due_soon_ms"),
    ms("c.expected_resolution_at", "expected_resolution_ms"),
    ms("c.embargo_until", "embargo_until_ms"),
    ms("c.snoozed_until", "snoozed_until_ms"),
    ms("r.read_at", "read_ms"),
  ],
  sql`, `,
);

/** What stands beside a row: its key, product, assignee, and whether this person has read or watches it. */
export function besideRows(personId: string): SQL {
  return sql`
      left join case_keys k on k.case_id = c.id
      left join products p on p.id = c.product_id
      left join people person on person.id = c.assignee_id
      left join case_reads r on r.case_id = c.id and r.person_id = ${personId}::uuid
      left join case_watchers w on w.case_id = c.id and w.person_id = ${personId}::uuid`;
}
