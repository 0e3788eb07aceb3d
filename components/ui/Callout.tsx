import type { ReactNode } from "react";

const looks = {
  neutral: "border-accent py-0.5",
  warn: "border-high py-0.5",
  internal: "border-internal-line bg-internal py-3 pe-4",
} as const;

/** A passage set off by a 4 px edge: what it means, what to do. */
export function Callout({ tone = "neutral", children }: { tone?: keyof typeof looks; children: ReactNode }) {
  return <div className={`border-s-4 ps-4 [&>p+p]:mt-1.5 ${looks[tone]}`}>{children}</div>;
}
