import { occurrenceFinder } from "./occurrences";
import { foldedText } from "./words";

const BEGINS_WITH_WORD = /^[\p{L}\p{N}\p{M}]/u;
const ENDS_WITH_WORD = /[\p{L}\p{N}\p{M}]$/u;

declare const prepared: unique symbol;
/** A text as phrases are looked for in it. Made once a text, however many phrases there are: that is most of the work. */
export type SpacedText = string & { readonly [prepared]: true };

/** A text in one form of its characters, with one blank wherever it has space. Linear in its length. */
export const spacedText = (text: string) => foldedText(text).replace(/\s+/gu, " ").trim() as SpacedText;

/**
 * A test for texts in which a phrase stands just as it is written: the same characters in the same sequence, whatever their
 * case and however much space is between them, and not as a part of longer words. Linear in the length of the text.
 */
export function phraseFinder(phrase: string): (text: SpacedText) => boolean {
  const wanted = spacedText(phrase);
  if (wanted === "") return () => false;
  const [begins, ends] = [BEGINS_WITH_WORD.test(wanted), ENDS_WITH_WORD.test(wanted)];
  return occurrenceFinder<SpacedText>(wanted, (searched, at) => {
    const end = at + wanted.length;
    // Two units each: one character, however it is stored.
    const cutBefore = begins && ENDS_WITH_WORD.test(searched.slice(Math.max(0, at - 2), at));
    const cutAfter = ends && BEGINS_WITH_WORD.test(searched.slice(end, end + 2));
    return !cutBefore && !cutAfter;
  });
}
