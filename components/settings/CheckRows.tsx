import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/Icon";
import { Mono } from "@/components/ui/Mono";
import type { Check, CheckName } from "@/lib/domain/self-check/checks";

const STATES: Record<Check["state"], { icon: IconName; words: string; className: string }> = {
  ok: { icon: "check", words: "In order", className: "text-ok" },
  todo: { icon: "warning", words: "To do", className: "font-fact text-high" },
  unknown: { icon: "info", words: "Not known", className: "text-muted" },
};

type Props = {
  checks: readonly Check[];
  /** What can be tried on the spot, under its check. */
  more?: Partial<Record<CheckName, ReactNode>>;
};

/** One row a check: what it is about, the fact, what to do about it, and how it stands. */
export function CheckRows({ checks, more = {} }: Props) {
  return (
    <ul>
      {checks.map(({ name, title, state, fact, todo, command }) => {
        const { icon, words, className } = STATES[state];
        return (
          <li
            key={name}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-1 border-b border-line py-3 sm:grid-cols-[10rem_minmax(0,1fr)_7rem]"
          >
            <h2 className="text-14 font-fact">{title}</h2>
            <div className="min-w-0 max-w-measure wrap-anywhere max-sm:order-last max-sm:col-span-2">
              <p>{fact}</p>
              {todo ? <p className="mt-1 text-muted">{todo}</p> : null}
              {command ? (
                <p className="mt-1">
                  <Mono wrap>{command}</Mono>
                </p>
              ) : null}
              {more[name]}
            </div>
            <p className={`flex items-baseline gap-[0.45em] sm:justify-end ${className}`}>
              <Icon name={icon} className="translate-y-[0.1em]" />
              {words}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
