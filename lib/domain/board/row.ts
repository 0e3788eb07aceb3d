import type { CaseState } from "@/lib/domain/case/states";
import type { ClockTone } from "@/lib/domain/clock/words";
import type { Priority } from "@/lib/domain/priority/levels";
import type { Severity } from "@/lib/domain/severity";
import type { LabelTone } from "./label";

/** A label as it is drawn on a case. */
export type CaseLabel = { id: string; name: string; tone: LabelTone };

/** An instant as a column tells it: "3 d" ago, and the whole of it (ISO 8601, UTC) for whoever looks closer. */
export type Past = { words: string; at: string };

/** A case as a row of the board shows it: words that are ready, and what menus need to act on it. */
export type BoardRow = {
  /** For use cases; addresses use the reference. */
  id: string;
  /** What an act on this row names, so that two people do not undo each other. */
  version: number;
  reference: string;
  title: string;
  /** Why the case is here, in one line. */
  why: string;
  state: CaseState;
  severity: Severity | null;
  score: number | null;
  product: string | null;
  assignee: string | null;
  assigneeId: string | null;
  clock: { tone: ClockTone; words: string; title: string } | null;
  /** "14 d": what is left of the embargo. */
  embargo: string | null;
  priority: Priority;
  labels: readonly CaseLabel[];
  received: Past;
  activity: Past;
  /** "CERT or coordinator": who the reporter says they are. */
  reporter: string | null;
  /** How complete the report is, 0 to 100. */
  quality: number | null;
  /** Something happened since this person last looked. */
  unread: boolean;
  /** This person watches it. */
  watched: boolean;
  /** Snoozed for now (is:snoozed). */
  snoozed: boolean;
  /** "Snoozed until 2 December 2026 or a reply", "Waits for a vendor: Tern": what it rests on, if anything. */
  waits: string | null;
  /** Only its participants see it. */
  restricted: boolean;
};
