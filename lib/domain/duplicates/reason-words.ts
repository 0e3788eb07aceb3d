import type { LikenessReason } from "./likeness";

/** So many examples are told of each reason. */
const EXAMPLES = 6;

const LEADS: Record<LikenessReason["kind"], (count: number) => string> = {
  cve: () => "Both name",
  title: () => "Their titles share",
  words: (count) => (count === 1 ? "One rare word in common:" : `${count} words in common, rarest first:`),
  files: () => "Both name the file",
  functions: () => "Both name the function",
  endpoints: () => "Both name the address",
  product: () => "Same product:",
  cwe: () => "Same weakness:",
};

/** A reason as a sentence in two parts: what it is, and the examples, which are shown as they were written. */
export function reasonWords({ kind, shared }: LikenessReason): {
  lead: string;
  examples: string[];
  more: number;
} {
  return {
    lead: LEADS[kind](shared.length),
    examples: shared.slice(0, EXAMPLES),
    more: Math.max(0, shared.length - EXAMPLES),
  };
}
