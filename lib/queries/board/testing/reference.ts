import { CASE_STATES } from "@/lib/domain/case/states";
import { isSnoozed } from "@/lib/domain/case/waiting";
import { PRIORITIES } from "@/lib/domain/priority/levels";
import { UNSCORED } from "@/lib/domain/search/fields";
import {
  chosenValues,
  dayRanges,
  futureRange,
  inRange,
  numberRanges,
  pastRange,
  type Range,
} from "@/lib/domain/search/measures";
import { phraseFinder, spacedText } from "@/lib/domain/search/phrase";
import type { Order, SortName } from "@/lib/domain/search/sorts";
import type { FieldTerm, Term, TextTerm } from "@/lib/domain/search/term";
import { wordsIn } from "@/lib/domain/search/words";
import { SEVERITIES } from "@/lib/domain/severity";
import { SSVC_DECISIONS } from "@/lib/domain/ssvc/tree";
import { NOW, type World, type WorldCase } from "./world";

/** What the search language means, case by case, without a database: what the statements are held against. */
export function expectedCases(world: World, me: string, terms: readonly Term[], order: Order): WorldCase[] {
  return world.cases
    .filter((one) => !one.restricted || one.members.includes(me))
    .filter((one) => terms.every((term) => holds(world, one, me, term)))
    .toSorted((a, b) => compare(a, b, order));
}

function holds(world: World, one: WorldCase, me: string, term: Term): boolean {
  const is = term.kind === "text" ? stands(one, term) : says(world, one, me, term);
  return is !== term.negated;
}

function stands({ indexed, title }: WorldCase, { text, phrase }: TextTerm): boolean {
  const words = new Set(wordsIn(title));
  return (
    indexed &&
    wordsIn(text).every((word) => words.has(word)) &&
    (!phrase || phraseFinder(text)(spacedText(title)))
  );
}

function flags(one: WorldCase, me: string): Record<string, boolean> {
  const { nextDueAt, nextDueSoonAt, lastActivityAt } = one;
  const read = one.reads.find(({ personId }) => personId === me);
  return {
    open: one.state !== "closed",
    closed: one.state === "closed",
    overdue: nextDueAt !== null && nextDueAt < NOW,
    "due-soon": nextDueAt !== null && nextDueAt >= NOW && nextDueSoonAt !== null && nextDueSoonAt <= NOW,
    "needs-first-response": one.unacknowledged,
    "needs-next-response": one.reporterWaitsSince !== null,
    mine: one.assigneeId === me,
    unassigned: one.assigneeId === null,
    unread: read === undefined || read.at < lastActivityAt,
    watched: one.watchers.includes(me),
    snoozed: isSnoozed(one, NOW),
    "waiting-for-others": one.waitsFor !== null,
    duplicate: one.duplicateOf !== null,
    exploited: one.exploited === "yes",
    public: one.isPublic,
    embargoed: one.embargoUntil !== null && one.embargoUntil > NOW && !one.isPublic,
    restricted: one.restricted,
    held: one.held,
  };
}

function has(one: WorldCase): Record<string, boolean> {
  return {
    score: one.score !== null,
    cve: one.hasCve,
    product: one.productId !== null || one.productInWords,
    label: one.labels.length > 0,
    embargo: one.embargoUntil !== null,
    reporter: one.origin !== "internal",
  };
}

function says(world: World, one: WorldCase, me: string, term: FieldTerm): boolean {
  const { values } = term;
  const named = (known: readonly { id: string; name: string }[], id: string | null) =>
    known.some(
      ({ name, id: own }) => own === id && values.some((value) => value.toLowerCase() === name.toLowerCase()),
    );
  const within = <Value extends Date | number>(value: Value | null, ranges: readonly Range<Value>[]) =>
    value !== null && ranges.some((range) => inRange(value, range));
  switch (term.field) {
    case "is":
      return values.some((value) => flags(one, me)[value]);
    case "has":
      return values.some((value) => has(one)[value]);
    case "severity":
      return chosenValues(term, [UNSCORED, ...SEVERITIES]).includes(one.severity ?? UNSCORED);
    case "product":
      return (
        named(world.products, one.productId) ||
        (values.includes("none") && one.productId === null && !one.productInWords)
      );
    case "assignee":
      return (
        named(
          world.people.map(({ name, person }) => ({ name, id: person.id })),
          one.assigneeId,
        ) ||
        (values.includes("me") && one.assigneeId === me) ||
        (values.includes("nobody") && one.assigneeId === null)
      );
    case "label":
      return one.labels.some((id) => named(world.labels, id));
    case "cwe":
      return values.some((value) => one.cwes.includes(`CWE-${value}`));
    case "cve":
      return values.some((value) => one.cves.includes(`CVE-${value}`));
    case "ssvc":
      return one.ssvc !== null && chosenValues(term, SSVC_DECISIONS).includes(one.ssvc);
    case "priority":
      return chosenValues(term, PRIORITIES).includes(one.priority);
    case "score":
      return within(one.score, numberRanges(term));
    case "quality":
      return within(one.quality, numberRanges(term));
    case "age":
      return inRange(one.receivedAt, pastRange(term, NOW));
    case "idle":
      return inRange(one.lastActivityAt, pastRange(term, NOW));
    case "due":
      return within(one.nextDueAt, [futureRange(term, NOW)]);
    case "received":
      return within(one.receivedAt, dayRanges(term));
    case "closed":
      return within(one.closedAt, dayRanges(term));
    default: {
      const { state, outcome, exploited, reporterKind: reporter, origin } = one;
      const plain = { state, outcome, exploited, reporter, origin }[term.field];
      return plain !== null && values.includes(plain);
    }
  }
}

const FOOT = { none: 0, low: 1, medium: 40, high: 70, critical: 90 } as const;

const VALUES: Readonly<Record<SortName, (one: WorldCase) => number | Date | null>> = {
  promise: ({ nextDueAt }) => nextDueAt,
  priority: ({ priority, nextDueAt }) =>
    PRIORITIES.indexOf(priority) * 1e14 - (nextDueAt?.getTime() ?? 9_999_999_999_999),
  severity: ({ severity, score }) => (score === null ? severity && FOOT[severity] : Math.round(score * 10)),
  received: ({ receivedAt }) => receivedAt,
  activity: ({ lastActivityAt }) => lastActivityAt,
  state: ({ state }) => CASE_STATES.indexOf(state),
  embargo: ({ embargoUntil }) => embargoUntil,
  closed: ({ closedAt }) => closedAt,
  quality: ({ quality }) => quality,
};

// Those without a value come last, newest first. Equal values keep one place, by their ids.
function compare(a: WorldCase, b: WorldCase, { sort, direction }: Order): number {
  const [left, right] = [VALUES[sort](a), VALUES[sort](b)];
  if (left === null || right === null) {
    if (left !== right) return left === null ? 1 : -1;
    return by(b.receivedAt, a.receivedAt) || by(b.id, a.id);
  }
  const ascending = by(left, right) || (sort === "priority" ? by(b.id, a.id) : by(a.id, b.id));
  return direction === "ascending" ? ascending : -ascending;
}

const by = <Value extends number | Date | string>(a: Value, b: Value) => (a < b ? -1 : a > b ? 1 : 0);
