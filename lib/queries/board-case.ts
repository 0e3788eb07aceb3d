import type { Origin } from "@/lib/domain/case/origins";
import type { CaseState, Outcome } from "@/lib/domain/case/states";
import { type WhyFacts, whyHere } from "@/lib/domain/case/why";
import { CLOCK_LABELS, type ClockKind } from "@/lib/domain/clock/promise";
import { type ClockWords, durationWords, roughDurationWords } from "@/lib/domain/clock/words";
import type { Severity } from "@/lib/domain/severity";
import type { Vaults } from "@/lib/server/vaults";

/** One case as the board tells it. */
export type BoardCase = {
  reference: string;
  title: string;
  why: string;
  state: CaseState;
  severity: Severity | null;
  score: number | null;
  product: string | null;
  assignee: string | null;
  origin: Origin;
  receivedAt: Date;
  lastActivityAt: Date;
  embargoUntil: Date | null;
  clock: (ClockWords & { label: string; dueAt: Date | null }) | null;
};

/** The same as the board's query brings it; instants are milliseconds. */
export type BoardRow = {
  id: string;
  reference: string;
  title_sealed: Buffer;
  wrapped: Buffer | null;
  kek_id: string | null;
  state: CaseState;
  is_public: boolean;
  held: boolean;
  spam_marked_by: string | null;
  exploited: string | null;
  already_public: string | null;
  severity: Severity | null;
  score: number | null;
  severity_rank: number | null;
  outcome: Outcome | null;
  origin: Origin;
  next_due_kind: ClockKind | null;
  next_due_ms: number | null;
  next_due_soon_ms: number | null;
  expected_resolution_ms: number | null;
  embargo_until_ms: number | null;
  reporter_told: boolean;
  received_ms: number;
  last_activity_ms: number;
  product: string | null;
  product_sealed: Buffer | null;
  assignee: string | null;
  total: number;
  overdue: number;
};

const instant = (ms: number | null) => (ms === null ? null : new Date(ms));

/** Opens what is sealed and finds the words: why the case is here, and how its next promise stands. */
export function toBoardCase(vaults: Vaults, row: BoardRow, now: Date): BoardCase {
  const vault = row.wrapped && row.kek_id ? vaults.open(row.id, row.wrapped, row.kek_id) : null;
  const ownWords = vault?.openOptional("cases.product_sealed", row.id, row.product_sealed) ?? null;
  const facts = whyFacts(row);
  return {
    reference: row.reference,
    // A case without its key was shredded: what it was called is gone for good.
    title: vault?.open("cases.title_sealed", row.id, row.title_sealed) ?? "Erased",
    why: whyHere(facts, now),
    state: row.state,
    severity: row.severity,
    score: row.score,
    product: row.product ?? ownWords,
    assignee: row.assignee,
    origin: row.origin,
    receivedAt: facts.receivedAt,
    lastActivityAt: facts.lastActivityAt,
    embargoUntil: facts.embargoUntil,
    clock: clockOf(row, facts.nextDue, now),
  };
}

function whyFacts(row: BoardRow): WhyFacts {
  const dueAt = instant(row.next_due_ms);
  return {
    state: row.state,
    isPublic: row.is_public,
    held: row.held,
    spamMarked: row.spam_marked_by !== null,
    exploited: row.exploited,
    alreadyPublic: row.already_public,
    severity: row.severity,
    hasProduct: row.product !== null || row.product_sealed !== null,
    hasAssignee: row.assignee !== null,
    outcome: row.outcome,
    nextDue: dueAt && row.next_due_kind ? { kind: row.next_due_kind, at: dueAt } : null,
    expectedResolutionAt: instant(row.expected_resolution_ms),
    embargoUntil: instant(row.embargo_until_ms),
    reporterTold: row.reporter_told,
    receivedAt: new Date(row.received_ms),
    lastActivityAt: new Date(row.last_activity_ms),
  };
}

function clockOf(row: BoardRow, due: WhyFacts["nextDue"], now: Date): BoardCase["clock"] {
  if (due === null)
    return row.state === "needs_info"
      ? { tone: "paused", words: "paused", label: CLOCK_LABELS.next_update, dueAt: null }
      : null;
  const label = CLOCK_LABELS[due.kind];
  const dueAt = due.at;
  const left = dueAt.getTime() - now.getTime();
  if (left < 0) return { tone: "late", words: `${roughDurationWords(-left)} overdue`, label, dueAt };
  const soon = row.next_due_soon_ms !== null && row.next_due_soon_ms <= now.getTime();
  return { tone: soon ? "soon" : "running", words: durationWords(left), label, dueAt };
}
