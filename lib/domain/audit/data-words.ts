import { type EmbargoMove, embargoEnds, embargoMoveOf } from "@/lib/domain/case/embargo-move";
import { OUTCOME_WORDS, STATE_WORDS } from "@/lib/domain/case/words";
import { CLOCK_LABELS } from "@/lib/domain/clock/promise";
import { IMPACT_AXES } from "@/lib/domain/impact";
import { SEVERITY_LABELS } from "@/lib/domain/severity";
import { SSVC_QUESTION_NAMES } from "@/lib/domain/ssvc/questions";
import { isUuid } from "@/lib/domain/uuid";
import { fieldWords, METHODS, namedWords } from "./words";

/** One thing that an event holds, as people read it. `code`: an id, a hash or a version, to be compared letter for letter. */
type DataLine = { label: string; text: string; code: boolean };

const LABELS: Readonly<Record<string, string>> = {
  ended: "Sessions ended",
  sessionsEnded: "Sessions ended",
  on: "Switched on",
  publicId: "Advisory",
  alone: "Without a second person",
  held: "Held back as likely spam",
  cvss: "CVSS version",
  waitsFor: "Waits for",
  by: "By",
  from: "From",
  to: "To",
  seq: "Undoes row",
  percent: "Share of the time used, %",
  kind: "Promise",
  fields: "Fields",
  method: "How",
  app: "App removed",
  passkeys: "Passkeys removed",
  rewrapped: "Data keys rewrapped",
  key: "Under key",
  order: "Sorted by",
  cases: "Cases",
  ranges: "Version ranges",
  written: "Sentence written",
  unchanged: "Same as before",
  hadResume: "State to go back to, before",
  hadOutcome: "Outcome before",
  hadClosed: "Closed before",
  hadSpamMark: "Marked as spam before, by",
  hadHeld: "Held back before",
  hadOwner: "Assignee before",
  hadExpected: "Expected resolution before",
  telling: "Told to the reporter",
  hadSnooze: "Snoozed before, until",
  hadSnoozeUntilReply: "Snoozed before, until a reply",
  hadSnoozeBy: "Snoozed before, by",
  hadWaits: "Waited before, for",
};

/** Values that have words of their own elsewhere. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  from: stateWords(),
  to: stateWords(),
  hadResume: stateWords(),
  outcome: OUTCOME_WORDS,
  hadOutcome: OUTCOME_WORDS,
  severity: SEVERITY_LABELS,
  severityWas: SEVERITY_LABELS,
  overallSeverity: SEVERITY_LABELS,
  kind: CLOCK_LABELS,
  method: METHODS,
  telling: { words: "in the team’s words", news: "by a notice", nothing: "nothing" },
};

// PostgreSQL keeps the names of an event's data by their length; people read these in this order, the others after them.
const READING_ORDER: readonly string[] = [
  "vulnerabilityId",
  "from",
  "to",
  ...IMPACT_AXES,
  ...SSVC_QUESTION_NAMES,
  "decision",
  "cvss",
  "severityWas",
  "scoreWas",
  "severity",
  "score",
  "overallSeverity",
  "overallScore",
  "messageId",
];

const HASH = /^[0-9a-f]{16,}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):[\d.]+Z$/;

/**
 * What an event holds beside its changes, in the order it is read. Nothing of it is a name from the code. @param names what ids
 * stand for, where it is known
 */
export function dataLines(
  data: Readonly<Record<string, unknown>>,
  names: ReadonlyMap<string, string> = new Map(),
): DataLine[] {
  const nameOf = (item: unknown) => (typeof item === "string" ? names.get(item) : undefined);
  const embargo = embargoMoveOf(data);
  const { embargoFrom: _from, embargoTo: _to, timeZone: _zone, ...rest } = data;
  const plain = embargo === null ? data : rest;
  const lines = inReadingOrder(Object.entries(plain)).flatMap(([name, value]) => {
    if (name === "changes" || value === null || value === undefined) return [];
    const items = Array.isArray(value) ? value : [value];
    if (items.length === 0) return [];
    const code = items.some((item) => isCode(item) && nameOf(item) === undefined);
    const label = LABELS[name] ?? namedWords(name);
    return [
      {
        label: code ? label : label.replace(/ ids?$/, ""),
        text: items.map((item) => nameOf(item) ?? valueWords(name, item)).join(", "),
        code,
      },
    ];
  });
  return embargo === null ? lines : [...lines, ...embargoLines(embargo)];
}

function inReadingOrder(entries: [string, unknown][]): [string, unknown][] {
  const place = ([name]: [string, unknown]) => {
    const at = READING_ORDER.indexOf(name);
    return at === -1 ? READING_ORDER.length : at;
  };
  return entries.toSorted((a, b) => place(a) - place(b));
}

function embargoLines(move: EmbargoMove): DataLine[] {
  const { from, to } = embargoEnds(move);
  return [
    { label: "Embargo from", text: from ?? "none", code: false },
    { label: "Embargo to", text: to ?? "none", code: false },
  ];
}

function isCode(item: unknown): boolean {
  return typeof item === "string" && (isUuid(item) || HASH.test(item));
}

function valueWords(name: string, value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "string") return typeof value === "number" ? String(value) : JSON.stringify(value);
  if (name === "fields") return fieldWords(value);
  const known = VALUES[name];
  if (known && Object.hasOwn(known, value)) return known[value] ?? value;
  const [, day, clock] = INSTANT.exec(value) ?? [];
  if (day) return `${day}, ${clock} UTC`;
  // A word of the code, such as "not_a_vulnerability".
  return /^[a-z]+(?:_[a-z]+)+$/.test(value) ? value.replaceAll("_", " ") : value;
}

function stateWords(): Record<string, string> {
  return Object.fromEntries(Object.entries(STATE_WORDS).map(([state, { desk }]) => [state, desk]));
}
