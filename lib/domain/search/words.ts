/** Longer runs (keys, encoded bytes) are told apart by their beginning only. */
const LONGEST_WORD = 64;

/** How many different words of one case are searched for; more only a flood of noise has. */
export const MOST_WORDS = 20_000;

// Sorting a run of combining marks, as normalising does, takes the square of its length.
const MARKS = /(\p{M}{8})\p{M}+/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * The words of a text in their order: runs of letters and digits, in Unicode's compatibility form (NFKC) and lower case,
 * so that “ﬁle”, “File” and “FILE” are one word. Nothing is stemmed or cut in pieces. Linear in the length of the text.
 */
export function wordsIn(text: string): string[] {
  return (foldedText(text).match(WORD) ?? []).map(cut);
}

/** A text as words and phrases are compared: two of them are alike when they differ in case or in how characters are stored. */
export function foldedText(text: string): string {
  const plain = text.replace(MARKS, "$1").normalize("NFKC").toLowerCase().normalize("NFKC");
  // A sigma is written in another way at the end of a word; which one stands there depends on the rest of the text.
  return plain.replaceAll("ς", "σ");
}

/** The different words of several texts, the first ones where there are more than `most`. */
export function distinctWords(texts: readonly string[], most = MOST_WORDS): Set<string> {
  const words = new Set<string>();
  for (const text of texts) {
    for (const word of wordsIn(text)) {
      if (words.size >= most) return words;
      words.add(word);
    }
  }
  return words;
}

// By characters, not halves of them.
function cut(word: string): string {
  return word.length <= LONGEST_WORD
    ? word
    : [...word.slice(0, LONGEST_WORD * 2)].slice(0, LONGEST_WORD).join("");
}
