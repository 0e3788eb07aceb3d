import { ORIGINS, REPORTER_KINDS } from "@/lib/domain/case/origins";
import { CASE_STATES, OUTCOMES } from "@/lib/domain/case/states";
import { PRIORITIES } from "@/lib/domain/priority/levels";
import { YES_NO_UNSURE } from "@/lib/domain/report/questions";
import { SEVERITIES } from "@/lib/domain/severity";
import { SSVC_DECISIONS } from "@/lib/domain/ssvc/tree";

/** Stands in `severity:` for cases nobody has rated yet. */
export const UNSCORED = "unscored";

/** What `is:` may ask: yes-or-no facts of a case, some of them about the person who asks. */
export const IS_FLAGS = {
  open: "not closed",
  closed: "closed",
  overdue: "a promise is late",
  "due-soon": "a promise has less than a fifth of its time left",
  "needs-first-response": "nobody has answered the reporter yet",
  "needs-next-response": "the reporter wrote last",
  mine: "assigned to me",
  unassigned: "assigned to nobody",
  unread: "changed since I looked",
  watched: "I watch it",
  snoozed: "snoozed until later",
  "waiting-for-others": "waits for somebody outside the team",
  duplicate: "a duplicate of another case",
  exploited: "said to be exploited",
  public: "published",
  embargoed: "under an embargo that still runs",
  restricted: "visible to its participants only",
  held: "arrived in a flood of reports",
} as const satisfies Record<string, string>;

/** What `has:` may ask. */
export const HAS_FLAGS = {
  score: "a CVSS score",
  cve: "a CVE ID",
  product: "a product",
  label: "a label",
  embargo: "an embargo date",
  reporter: "a reporter",
} as const satisfies Record<string, string>;

/**
 * How the value of a qualifier reads. `choice`: one of a closed list; `ordered` ones know >= and the like, lowest first.
 * `name`: something of a register (a product, a label, a colleague), looked up when the query runs. `day`: a year, month or
 * day in UTC. `span`: a length of time, such as 14d. `number`: one decimal. `id`: an identifier of that pattern.
 */
export type FieldKind =
  | { kind: "choice"; values: readonly string[]; ordered?: true }
  | { kind: "name"; register: "products" | "labels" | "people"; fixed: readonly string[] }
  | { kind: "day" }
  | { kind: "span" }
  | { kind: "number"; most: number }
  | { kind: "id"; pattern: RegExp; prefix: string; example: string };

const choice = (values: readonly string[]) => ({ kind: "choice", values }) as const;
const ordered = (values: readonly string[]) => ({ kind: "choice", values, ordered: true }) as const;

/** Every qualifier of the search box, in the order they are offered. */
export const FIELDS = {
  is: { ...choice(Object.keys(IS_FLAGS)), words: "a fact of the case" },
  state: { ...choice(CASE_STATES), words: "where it stands" },
  severity: { ...ordered([UNSCORED, ...SEVERITIES]), words: "how severe" },
  product: { kind: "name", register: "products", fixed: ["none"], words: "what is affected" },
  assignee: { kind: "name", register: "people", fixed: ["me", "nobody"], words: "who works on it" },
  label: { kind: "name", register: "labels", fixed: [], words: "a label" },
  cwe: { kind: "id", pattern: /^\d{1,4}$/, prefix: "CWE-", example: "79", words: "a weakness" },
  cve: { kind: "id", pattern: /^\d{4}-\d{4,7}$/, prefix: "CVE-", example: "2026-12345", words: "a CVE ID" },
  has: { ...choice(Object.keys(HAS_FLAGS)), words: "something is there" },
  outcome: { ...choice(OUTCOMES), words: "how it ended" },
  exploited: { ...choice(Object.keys(YES_NO_UNSURE)), words: "what is said of attacks" },
  reporter: { ...choice(REPORTER_KINDS), words: "who reported" },
  origin: { ...choice(ORIGINS), words: "how it came in" },
  ssvc: { ...ordered(SSVC_DECISIONS), words: "the SSVC decision" },
  priority: { ...ordered(PRIORITIES), words: "how pressing it is" },
  score: { kind: "number", most: 10, words: "the CVSS score" },
  quality: { kind: "number", most: 100, words: "how complete the report is" },
  age: { kind: "span", words: "time since it came" },
  idle: { kind: "span", words: "time since anything happened" },
  due: { kind: "span", words: "time until the next promise" },
  received: { kind: "day", words: "the day it came" },
  closed: { kind: "day", words: "the day it ended" },
} as const satisfies Record<string, FieldKind & { words: string }>;

export type FieldName = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];

/** The qualifier of that name, read as its kind. */
export function fieldKind(field: FieldName): FieldKind {
  return FIELDS[field];
}

/** Whether `text` names a qualifier. */
export function isField(text: string): text is FieldName {
  return Object.hasOwn(FIELDS, text);
}
