import { keysOf } from "@/lib/domain/keys-of";
import type { AdvisoryContent } from "./content";

/** What an advisory takes from its case and nobody types. */
export type PulledFacts = Pick<AdvisoryContent, "severity" | "vectors" | "cwes" | "cves">;

const PULLED_WORDS: Record<keyof PulledFacts, string> = {
  severity: "severity",
  vectors: "CVSS score",
  cwes: "weakness",
  cves: "CVE ID",
};

const PULLED = keysOf(PULLED_WORDS);

/** A fact that the case has changed since its advisory took it, and a sentence that says so. */
export type OutdatedFact = { fact: keyof PulledFacts; words: string };

/** What the case has changed since the advisory took it; empty when the advisory is up to date. */
export function outdatedFacts(content: PulledFacts, now: PulledFacts): OutdatedFact[] {
  return PULLED.flatMap((fact) => {
    const [taken, has] = [fingerprint(content[fact]), fingerprint(now[fact])];
    return taken === has ? [] : [{ fact, words: changeWords(PULLED_WORDS[fact], taken, has) }];
  });
}

function changeWords(word: string, taken: string, has: string): string {
  if (has === "") return `The case has no ${word} any more.`;
  return `The case has ${taken === "" ? "a" : "another"} ${word} now.`;
}

// A list of vectors is told apart by its vectors alone, whatever order a database gives their properties back in.
function fingerprint(fact: PulledFacts[keyof PulledFacts]): string {
  if (!Array.isArray(fact)) return fact ?? "";
  return fact.map((item) => (typeof item === "string" ? item : item.vector)).join(" ");
}
