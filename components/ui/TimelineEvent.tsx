import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";
import { Time } from "./Time";

type Props = {
  icon: IconName;
  /** Words with the actor or fact in <b>. */
  children: ReactNode;
  at: Date | string;
  /** A promise that was missed, something that went wrong. */
  bad?: boolean;
};

/** One line between messages: what happened, and when. */
export function TimelineEvent({ icon, children, at, bad = false }: Props) {
  return (
    <div
      className={`grid grid-cols-[1rem_1fr] gap-x-2.5 py-0.5 text-14 sm:grid-cols-[1rem_1fr_auto] sm:ps-4 ${bad ? "text-high" : "text-muted [&_b]:text-text"}`}
    >
      <Icon name={icon} className="mt-1" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
      <span className="max-sm:col-start-2">
        <Time at={at} style="short" />
      </span>
    </div>
  );
}

export type DatedLine = { at: Date | string; words: ReactNode };

/** A public timeline: date, then what happened. */
export function DatedList({ lines }: { lines: DatedLine[] }) {
  return (
    <ol className="text-14">
      {lines.map((line, index) => (
        <li
          // Two lines may share a day and the words are nodes, so the place is the only key there is.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is rendered once, never reordered
          key={index}
          className="grid gap-x-5 border-b border-line py-1.5 sm:grid-cols-[8.5rem_minmax(0,1fr)]"
        >
          <span className="text-muted">
            <Time at={line.at} style="date" />
          </span>
          <span>{line.words}</span>
        </li>
      ))}
    </ol>
  );
}
