import { lowerFirst } from "@/lib/domain/text";

/** Needs in a row behind "Missing: "; their own words have commas and colons. */
export function missingWords(needs: readonly string[]): string {
  return needs.map((words, index) => (index === 0 ? words : lowerFirst(words))).join("; ");
}
