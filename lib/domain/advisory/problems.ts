import { type AdvisoryContent, publishBlockers, rangeNotes } from "./content";
import type { OutdatedFact } from "./currency";

/**
 * Something to look at before a text goes out. `field`: the control of the editor to go to; null where nobody types it: then it
 * is settled by scoring the case or by taking its facts again (`settle`). `blocks`: it keeps the text from being approved.
 */
export type AdvisoryProblem = {
  words: string;
  field: string | null;
  settle: "type" | "score" | "refresh";
  blocks: boolean;
};

/** Everything open about this text, what keeps it from being published first. */
export function advisoryProblems(
  content: AdvisoryContent,
  outdated: readonly OutdatedFact[],
): AdvisoryProblem[] {
  return [
    ...publishBlockers(content).map(({ field, message }) =>
      field === "severity"
        ? { words: message, field: null, settle: "score" as const, blocks: true }
        : { words: message, field: controlOf(field, content), settle: "type" as const, blocks: true },
    ),
    ...outdated.map(({ words }) => ({ words, field: null, settle: "refresh" as const, blocks: true })),
    ...rangeNotes(content).map(({ row, words }) => ({
      words,
      field: `affected.${row}.introduced`,
      settle: "type" as const,
      blocks: false,
    })),
  ];
}

// Of several rows, the first that lacks something.
function controlOf(field: keyof AdvisoryContent, { affected }: AdvisoryContent): string {
  if (field !== "affected") return field;
  const unfixed = affected.findIndex(({ fixed }) => fixed === "");
  return affected.length === 0 ? "affected.0.product" : `affected.${Math.max(unfixed, 0)}.fixed`;
}
