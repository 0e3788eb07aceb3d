import type { CaseEvent } from "@/lib/domain/case/states";
import type { ClockTone } from "@/lib/domain/clock/words";
import type { BoardRow, Past } from "./row";

/** A move the reader may make from here; with something missing, where to meet it is told by the page of the case. */
export type PeekMove = {
  event: CaseEvent;
  /** What its button says. */
  label: string;
  /** The state it leads to, in words; null: back to where a question was asked. */
  to: string | null;
  /** Needs nothing stored meets yet, in words. */
  missing: readonly string[];
};

/** What somebody wrote, cut at {@link PEEK_LIMITS}; `html` is the sanitised Markdown of it, null for a line of plain text. */
export type PeekText = { text: string; html: string | null; cut: boolean };

/** `GET /api/v1/cases/{reference}`: what is shown beside the board, and what a Move menu needs before the move. */
export type PeekData = {
  row: BoardRow;
  /** The reporter's name, "The reporter, unnamed", or null for what the team found itself. */
  reporter: string | null;
  promises: readonly { label: string; tone: ClockTone; words: string; dueAt: string }[];
  /** The main parts of the report. */
  report: readonly ({ label: string } & PeekText)[];
  /** The latest words, newest first. */
  messages: readonly ({
    voice: "reporter" | "team" | "internal" | "vendor";
    author: string;
    when: Past;
  } & PeekText)[];
  vulnerabilities: readonly {
    number: number;
    title: string;
    cwe: string | null;
    cve: string | null;
  }[];
  files: number;
  watchers: readonly string[];
  moves: readonly PeekMove[];
};

/** `GET /api/v1/cases/{reference}/likely`: earlier cases that this one may repeat, likeliest first. */
export type LikelyCases = { cases: readonly Pick<BoardRow, "id" | "reference" | "title">[] };

export const PEEK_LIMITS = { textCharacters: 600, messages: 3 } as const;
