import { keysOf } from "@/lib/domain/keys-of";
import type { AdvisoryContent } from "./content";

/** What an advisory takes from its case and nobody types. */
export type PulledFacts = Pick<AdvisoryContent, "severity" | "vectors" | "cwes" | "cves">;

export const PULLED_WORDS: Record<keyof PulledFacts, string> = {
  severity: "severity",
  vectors: "CVSS score",
  cwes: "weakness",
  cves: "CVE ID",
};

const PULLED = keysOf(PULLED_WORDS);

/** Which facts the case has changed since the advisory took them; empty when the advisory is up to date. */
export function outdatedFacts(content: PulledFacts, now: PulledFacts): (keyof PulledFacts)[] {
  return PULLED.filter((fact) => fingerprint(content[fact]) !== fingerprint(now[fact]));
}

/** What to say of a fact that {@link outdatedFacts} names. */
export function outdatedWords(content: PulledFacts, fact: keyof PulledFacts): string {
  return `The case has ${fingerprint(content[fact]) === "" ? "a" : "another"} ${PULLED_WORDS[fact]} now.`;
}

// A list of vectors is told apart by its vectors alone, whatever order a database gives their properties back in.
function fingerprint(fact: PulledFacts[keyof PulledFacts]): string {
  if (!Array.isArray(fact)) return fact ?? "";
  return fact.map((item) => (typeof item === "string" ? item : item.vector)).join(" ");
}
