/**
 * How far looking for words goes (docs/decisions/word-search.md). `candidates`: a word in no more cases than this is looked
 * up, all others are tested case by case in the order shown. `walk`: so many cases are tested for one page. `phrase`: so many
 * cases are opened to check an exact phrase, newest first. `phraseMs`: no further case is opened once all phrases of a search
 * took so long.
 */
export type WordCaps = { candidates: number; walk: number; phrase: number; phraseMs: number };

export const WORD_CAPS: WordCaps = { candidates: 10_000, walk: 20_000, phrase: 1_000, phraseMs: 5_000 };
