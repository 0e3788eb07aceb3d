import type { z } from "zod";
import { versionOrder } from "./version-order";

type Range = { introduced: string; lastAffected: string; fixed: string };
type Fault = { field: "lastAffected" | "fixed"; message: string };

/** What of a range contradicts itself, as far as its versions have an order; each names the field to look at. */
export function rangeFaults({ introduced, lastAffected, fixed }: Range): Fault[] {
  const order = (a: string, b: string) => versionOrder(a, b) ?? Number.NaN;
  if (order(introduced, lastAffected) > 0)
    return [
      { field: "lastAffected", message: `${lastAffected} comes before ${introduced}, where it began.` },
    ];
  if (order(fixed, introduced) <= 0)
    return [{ field: "fixed", message: `${fixed} does not come after ${introduced}, where it began.` }];
  if (order(fixed, lastAffected) <= 0)
    return [
      { field: "fixed", message: `${fixed} does not come after ${lastAffected}, which is still affected.` },
    ];
  return [];
}

/** Refuses a range that contradicts itself, where people enter one. What is stored is read without this: it may be older. */
export function wholeRange(range: Range, context: z.core.$RefinementCtx): void {
  for (const { field, message } of rangeFaults(range))
    context.addIssue({ code: "custom", path: [field], message });
}
