import { expect, test } from "vitest";
import { outdatedFacts, type PulledFacts } from "./currency";

const vector = (text: string) => [{ version: "4.0" as const, vector: text, score: 9.3 }];
const FACTS: PulledFacts = { severity: "high", vectors: vector("one"), cwes: ["CWE-79"], cves: [] };

test.each<[Partial<PulledFacts>, string[]]>([
  [{}, []],
  [{ severity: "critical" }, ["The case has another severity now."]],
  [
    { vectors: vector("two"), cwes: [] },
    ["The case has another CVSS score now.", "The case has no weakness any more."],
  ],
  [{ cves: ["CVE-2026-12345"] }, ["The case has a CVE ID now."]],
])("%j since the advisory took its facts: %j", (changed, words) => {
  expect(outdatedFacts(FACTS, { ...FACTS, ...changed }).map((one) => one.words)).toEqual(words);
});
