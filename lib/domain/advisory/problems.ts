import { type AdvisoryContent, openRanges, publishBlockers } from "./content";
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

/**
 * Everything open about this text, what keeps it from being published first. `rowOf`: where a row of versions stands in the
 * form, which may have blank ones between them.
 */
export function advisoryProblems(
  content: AdvisoryContent,
  outdated: readonly OutdatedFact[],
  rowOf: (index: number) => number = (index) => index,
): AdvisoryProblem[] {
  return [
    ...publishBlockers(content).map(({ field, message }) =>
      field === "severity"
        ? { words: message, field: null, settle: "score" as const, blocks: true }
        : {
            words: message,
            field: field === "affected" ? rangeControl(content, rowOf) : field,
            settle: "type" as const,
            blocks: true,
          },
    ),
    ...outdated.map(({ words }) => ({ words, field: null, settle: "refresh" as const, blocks: true })),
    ...openRanges(content)
      .map(rowOf)
      .map((row) => ({
        words: `Row ${row + 1} names no versions: it will read as all versions.`,
        field: `affected.${row}.introduced`,
        settle: "type" as const,
        blocks: false,
      })),
  ];
}

// Of several rows, the first that lacks something.
function rangeControl({ affected }: AdvisoryContent, rowOf: (index: number) => number): string {
  if (affected.length === 0) return "affected.0.product";
  const unfixed = affected.findIndex(({ fixed }) => fixed === "");
  return `affected.${rowOf(Math.max(unfixed, 0))}.fixed`;
}
