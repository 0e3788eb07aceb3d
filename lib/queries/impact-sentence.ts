import { type EditedSentence, readSentence } from "@/lib/domain/cvss/edited-sentence";
import { impactSentence } from "@/lib/domain/cvss/impact-sentence";
import { parseVector } from "@/lib/domain/cvss/vector";

/** What an attacker can do, in one sentence: what somebody wrote, and what the metrics of the team's score say now. */
export type Sentence = { edited: EditedSentence | null; metricsSay: string | null };

/** Both, from what is stored of a vulnerability and the vector that rates it. */
export function sentenceOf(stored: string | null, vector: string | undefined): Sentence {
  const read = parseVector(vector ?? "");
  return {
    edited: stored === null ? null : readSentence(stored),
    metricsSay: read.ok ? impactSentence(read.vector) : null,
  };
}
