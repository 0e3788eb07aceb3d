import type { ReactNode } from "react";

export type KeyValue = { key: string; value: ReactNode };

type Props = {
  items: KeyValue[];
  /** "rows": ruled and roomy, for check-your-answers and settings. */
  variant?: "plain" | "rows" | "steps";
};

const shapes = {
  plain: {
    list: "grid-cols-[fit-content(40%)_minmax(0,1fr)] gap-x-4 gap-y-1 text-14",
    dt: "text-muted",
    dd: "",
  },
  rows: {
    list: "grid-cols-[fit-content(40%)_minmax(0,1fr)] text-14 max-sm:grid-cols-1",
    dt: "border-b border-line py-2 pe-6 text-muted max-sm:border-0 max-sm:pb-0",
    dd: "border-b border-line py-2 max-sm:pt-0",
  },
  // "What happens next": when, in bold, and what.
  steps: {
    list: "sm:grid-cols-[10rem_minmax(0,1fr)]",
    dt: "border-line pt-2.5 pe-6 text-14 leading-6 font-fact sm:border-b sm:pb-2.5",
    dd: "border-b border-line pb-2.5 sm:pt-2.5 [&_small]:block [&_small]:text-14 [&_small]:text-muted",
  },
} as const;

/** A list of facts as a `dl`. */
export function KeyValues({ items, variant = "plain" }: Props) {
  const shape = shapes[variant];
  return (
    <dl className={`grid ${shape.list}`}>
      {items.map(({ key, value }) => (
        <div key={key} className="contents">
          <dt className={`wrap-anywhere ${shape.dt}`}>{key}</dt>
          <dd className={`min-w-0 wrap-anywhere ${shape.dd}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
