import { type SQL, sql } from "drizzle-orm";
import { CASE_STATES, type CaseState } from "@/lib/domain/case/states";
import { PRIORITIES } from "@/lib/domain/priority/levels";
import { type FieldName, UNSCORED } from "@/lib/domain/search/fields";
import { chosenValues, dayRanges, futureRange, numberRanges, pastRange } from "@/lib/domain/search/measures";
import type { FieldTerm } from "@/lib/domain/search/term";
import { LOWEST_SCORES, SEVERITIES, type Severity } from "@/lib/domain/severity";
import { SSVC_DECISIONS } from "@/lib/domain/ssvc/tree";
import type { Asking } from "./asking";
import {
  anyOf,
  type Condition,
  certain,
  exists,
  literal,
  NEVER,
  oneOf,
  perhaps,
  type Question,
  within,
} from "./condition";
import { HAS_QUESTIONS, IS_QUESTIONS } from "./flags";
import { happenedIn } from "./happenings";
import { inRanges, runsOf, tenths, wholes } from "./ranges";

/** A term of the search whose names were looked up: `ids` are those of what is meant. */
export type ResolvedTerm = FieldTerm & { ids: readonly string[] };

type Field = (term: ResolvedTerm, asking: Asking) => Question;

const literals = (values: readonly string[]) => values.map(literal);
const texts = (values: readonly string[]) => values.map((value) => sql`${value}`);
const uuids = (ids: readonly string[]) => ids.map((id) => sql`${id}::uuid`);

/** Every qualifier of the search box as a question about `cases c`. */
export const FIELD_QUESTIONS: Readonly<Record<FieldName, Field>> = {
  is: ({ values }, asking) => either(values.map((value) => flag(IS_QUESTIONS, value)?.(asking))),
  has: ({ values }) => either(values.map((value) => flag(HAS_QUESTIONS, value))),
  state: ({ values }) => stateQuestion(values),
  severity: severityQuestion,
  product: ({ values, ids }) =>
    perhaps(
      anyOf([
        ...(ids.length > 0 ? [oneOf(sql`c.product_id`, uuids(ids))] : []),
        ...(values.includes("none") ? [sql`(c.product_id is null and c.product_sealed is null)`] : []),
      ]),
    ),
  assignee: ({ values, ids }, { personId }) => {
    const people = values.includes("me") ? [...new Set([...ids, personId])] : ids;
    return perhaps(
      anyOf([
        ...(people.length > 0 ? [oneOf(sql`c.assignee_id`, uuids(people))] : []),
        ...(values.includes("nobody") ? [sql`c.assignee_id is null`] : []),
      ]),
    );
  },
  label: ({ ids }) =>
    ids.length === 0
      ? NEVER
      : exists(
          sql`select from case_labels l where l.case_id = c.id and ${oneOf(sql`l.label_id`, uuids(ids))}`,
        ),
  cwe: ({ values }) =>
    onVulnerability(
      sql`v.cwe_id`,
      values.map((value) => `CWE-${Number(value)}`),
    ),
  cve: ({ values }) =>
    onVulnerability(
      sql`v.cve_id`,
      values.map((value) => `CVE-${value}`),
    ),
  outcome: ({ values }) => perhaps(oneOf(sql`c.outcome`, literals(values)), { needs: ["closed"] }),
  exploited: ({ values }) => perhaps(oneOf(sql`c.exploited`, literals(values))),
  reporter: ({ values }) => perhaps(oneOf(sql`c.reporter_kind`, literals(values))),
  origin: ({ values }) => certain(oneOf(sql`c.origin`, literals(values))),
  ssvc: (term) => perhaps(oneOf(sql`c.ssvc`, literals(chosenValues(term, SSVC_DECISIONS)))),
  priority: priorityQuestion,
  score: (term) =>
    within(
      "severity",
      inRanges(sql`c.severity_rank`, tenths(numberRanges(term)), "bigint"),
      sql`c.score is not null`,
    ),
  quality: (term) => within("quality", inRanges(sql`c.quality`, wholes(numberRanges(term)), "bigint")),
  age: (term, { at }) => happenedIn("received", [pastRange(term, at)]),
  idle: (term, { at }) => happenedIn("activity", [pastRange(term, at)]),
  due: (term, { at }) =>
    within("promise", inRanges(sql`c.next_due_at`, [futureRange(term, at)], "timestamptz")),
  received: (term) => happenedIn("received", dayRanges(term)),
  closed: (term) => happenedIn("closed", dayRanges(term)),
};

function flag<Flags extends object>(flags: Flags, name: string): Flags[keyof Flags] | undefined {
  return Object.hasOwn(flags, name) ? flags[name as keyof Flags] : undefined;
}

function stateQuestion(values: readonly string[]): Question {
  const ranks = CASE_STATES.flatMap((state, rank) => (values.includes(state) ? sql.raw(String(rank)) : []));
  return certain(oneOf(sql`c.state`, literals(values)), {
    bounds: { state: oneOf(sql`c.state_rank`, ranks) },
  });
}

/** The cases of one state. */
export function inState(state: CaseState): Condition {
  return stateQuestion([state]).yes;
}

// `is:mine,watched`: any of them will do. A single one keeps what is known about it.
function either(questions: readonly (Question | undefined)[]): Question {
  const known = questions.filter((question) => question !== undefined);
  const [only] = known;
  if (!only) return NEVER;
  if (known.length === 1) return only;
  return {
    yes: { sql: anyOf(known.map(({ yes }) => sql`(${yes.sql})`)) },
    no: {
      sql: sql.join(
        known.map(({ no }) => sql`(${no.sql})`),
        sql` and `,
      ),
    },
  };
}

const SEVERITY_ORDER = [UNSCORED, ...SEVERITIES] as const;

function severityQuestion(term: FieldTerm): Question {
  const chosen = chosenValues(term, SEVERITY_ORDER);
  const rated = chosen.filter((value) => value !== UNSCORED);
  const ratedHere = oneOf(sql`c.severity`, literals(rated));
  if (rated.length === chosen.length)
    return perhaps(ratedHere, { needs: ["severity"], bounds: { severity: ranksOf(rated) } });
  const unscored = sql`c.severity is null`;
  return rated.length === 0
    ? certain(unscored, { lacks: ["severity"] }, { needs: ["severity"] })
    : certain(sql`(${unscored} or ${ratedHere})`);
}

// The rank of a case lies in the band of its rating; a constraint of the table keeps it there.
function ranksOf(severities: readonly Severity[]): SQL {
  const places = severities.map((severity) => SEVERITIES.indexOf(severity));
  const foot = (place: number) => Math.round(LOWEST_SCORES[SEVERITIES[place] ?? "none"] * 10);
  return anyOf(
    runsOf(places).map(({ first, last }) => {
      const from = sql`c.severity_rank >= ${sql.raw(String(foot(first)))}`;
      return last + 1 < SEVERITIES.length
        ? sql`(${from} and c.severity_rank < ${sql.raw(String(foot(last + 1)))})`
        : sql`(${from})`;
    }),
  );
}

// A generated column holds the level before the next promise, most pressing first: a level is a range of it, which has an
// index whatever the order.
const LEVEL_SPAN = 10_000_000_000_000;

function priorityQuestion(term: FieldTerm): Question {
  const chosen = chosenValues(term, PRIORITIES);
  const places = chosen.map((value) => PRIORITIES.length - 1 - PRIORITIES.indexOf(value));
  const between = (from: number, to: number) =>
    sql`(c.priority_order >= ${sql.raw(String(from * LEVEL_SPAN))} and c.priority_order < ${sql.raw(String(to * LEVEL_SPAN))})`;
  const levels = anyOf(runsOf(places).map(({ first, last }) => between(first, last + 1)));
  return certain(levels, { bounds: { priority: levels } });
}

function onVulnerability(column: SQL, ids: readonly string[]): Question {
  return exists(sql`select from vulnerabilities v where v.case_id = c.id and ${oneOf(column, texts(ids))}`);
}
