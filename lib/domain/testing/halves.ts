import { createHash } from "node:crypto";

export const HALVES = ["tuning", "held-out"] as const;
export type Half = (typeof HALVES)[number];

/** Which half of a data set an item belongs to, for good: by its id, so that nothing is tuned on what is reported. */
export function halfOf(id: string): Half {
  return (createHash("sha256").update(id).digest()[0] ?? 0) % 2 === 0 ? "tuning" : "held-out";
}

/** The chance that one of `higher` lies above one of `lower`; ties count half (area under the ROC curve). */
export function areaUnderCurve(higher: readonly number[], lower: readonly number[]): number {
  let won = 0;
  for (const a of higher) for (const b of lower) won += a > b ? 1 : a === b ? 0.5 : 0;
  return won / (higher.length * lower.length);
}
