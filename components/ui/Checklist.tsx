import type { ReactNode } from "react";
import { Icon } from "./Icon";

export type CheckItem = {
  key: string;
  done: boolean;
  words: ReactNode;
  /** At the end of the row: "1 of 1", a link that leads to what is missing. */
  note?: ReactNode;
};

/** What is there and what is missing before a step can be taken. */
export function Checklist({ items }: { items: CheckItem[] }) {
  return (
    <ul>
      {items.map(({ key, done, words, note }) => (
        <li key={key} className="grid grid-cols-[1.1rem_1fr_auto] gap-2 border-t border-line py-1.5">
          <Icon name={done ? "check" : "cross"} className={`mt-1 ${done ? "text-ok" : "text-high"}`} />
          <span className="min-w-0 wrap-anywhere">
            <span className="sr-only">{done ? "Done: " : "Missing: "}</span>
            {words}
          </span>
          {note ? <span className={done ? "text-muted" : ""}>{note}</span> : null}
        </li>
      ))}
    </ul>
  );
}

type PathStep = { word: string; state: "past" | "current" | "next" | "later" };

/** The way a case goes, in words; the present step is filled, the next one is bold. */
export function StatePath({ steps, label = "Progress" }: { steps: PathStep[]; label?: string }) {
  return (
    <ol aria-label={label} className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-13 text-muted">
      {steps.map(({ word, state }, index) => (
        <li
          key={word}
          aria-current={state === "current" ? "step" : undefined}
          className="flex items-center gap-1.5"
        >
          {index > 0 ? <span aria-hidden="true">›</span> : null}
          <span className={stepLooks[state]}>{word}</span>
        </li>
      ))}
    </ol>
  );
}

const stepLooks = {
  past: "",
  current: "rounded-box bg-text px-1.5 font-fact text-bg",
  next: "font-fact text-text",
  later: "",
} as const;

/** One of the rare boxes: an act that needs thought, with what it needs. */
export function Panel({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <section aria-label={label} className="rounded-box border border-line-strong bg-surface px-4 pt-3.5 pb-4">
      {children}
    </section>
  );
}
