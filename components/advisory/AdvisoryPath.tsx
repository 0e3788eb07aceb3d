import type { ReactNode } from "react";
import { Icon } from "@/components/ui/Icon";
import { VisuallyHidden } from "@/components/ui/VisuallyHidden";
import type { PathPart, PathStep } from "@/lib/domain/advisory/path";

const LABELS: Record<PathStep, string> = {
  text: "Text",
  problems: "Problems",
  approval: "Approval",
  schedule: "Schedule",
  public: "Public",
};

const LOOKS = {
  done: { icon: "check", iconClass: "text-ok", label: "font-fact", said: "done" },
  current: { icon: "arrow-right", iconClass: "text-accent", label: "font-bold", said: "now" },
  reached: { icon: "check", iconClass: "text-ok", label: "font-bold", said: "done" },
  todo: { icon: "dot", iconClass: "text-muted", label: "text-muted", said: "to come" },
  skipped: { icon: "minus", iconClass: "text-muted", label: "text-muted", said: "left out" },
} as const;

type Props = {
  parts: readonly (PathPart & {
    /** Who and when, or what is missing. */
    words: ReactNode;
  })[];
};

/** The way of a text to the public, from left to right; on a small screen from top to bottom. */
export function AdvisoryPath({ parts }: Props) {
  return (
    <ol
      aria-label="Where the advisory stands"
      className="grid border-y-2 border-text sm:grid-cols-5 sm:divide-x sm:divide-line"
    >
      {parts.map(({ step, state, words }) => {
        const look = LOOKS[state];
        const here = state === "current" || state === "reached";
        return (
          <li
            key={step}
            aria-current={here ? "step" : undefined}
            className={`grid grid-cols-[1.25rem_5.5rem_minmax(0,1fr)] items-baseline py-1.5 ps-2 pe-3 max-sm:not-first:border-t max-sm:not-first:border-line sm:grid-cols-[1.25rem_minmax(0,1fr)] sm:content-start sm:py-2.5 sm:ps-3 ${here ? "bg-accent-bg" : ""}`}
          >
            <Icon name={look.icon} className={`translate-y-[0.15em] ${look.iconClass}`} />
            <span className={look.label}>
              {LABELS[step]}
              <VisuallyHidden>, {look.said}: </VisuallyHidden>
            </span>
            <span className={`text-13 wrap-anywhere sm:col-start-2 ${here ? "" : "text-muted"}`}>
              {words}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
