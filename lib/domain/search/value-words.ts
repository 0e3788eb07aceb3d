import { ORIGINS, REPORTER_KINDS } from "@/lib/domain/case/origins";
import { CASE_STATES, OUTCOMES } from "@/lib/domain/case/states";
import { ORIGIN_WORDS, OUTCOME_WORDS, REPORTER_KIND_WORDS, STATE_WORDS } from "@/lib/domain/case/words";
import { type FieldName, fieldKind } from "./fields";

type Words = Readonly<Record<string, string>>;

const wordsOf = <Value extends string>(values: readonly Value[], word: (value: Value) => string): Words =>
  Object.fromEntries(values.map((value) => [value, word(value)]));

/** Values of closed lists that the board shows in words other than the value itself. */
const SHOWN_AS: Partial<Record<FieldName, Words>> = {
  state: wordsOf(CASE_STATES, (state) => STATE_WORDS[state].desk),
  outcome: wordsOf(OUTCOMES, (outcome) => OUTCOME_WORDS[outcome]),
  origin: wordsOf(ORIGINS, (origin) => ORIGIN_WORDS[origin]),
  reporter: wordsOf(REPORTER_KINDS, (kind) => REPORTER_KIND_WORDS[kind]),
};

/** How the board shows a value, where it does so in other words; "" where it does not. */
export function shownAs(field: FieldName, value: string): string {
  return SHOWN_AS[field]?.[value] ?? "";
}

// "Fix ready", "fix-ready" and "fix_ready" are one word.
const folded = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-");

/** The value of a closed list that a word means: the value itself, or the words the board shows it in. Null for none of them. */
export function valueMeant(field: FieldName, text: string): string | null {
  const kind = fieldKind(field);
  if (kind.kind !== "choice") return null;
  const word = folded(text);
  const meant = (names: (value: string) => readonly string[]) =>
    kind.values.find((value) => names(value).some((name) => folded(name) === word));
  // "Waiting: reporter" is called "waiting", too.
  const shown = (value: string) => [shownAs(field, value), shownAs(field, value).split(":", 1)[0] ?? ""];
  return word === "" ? null : (meant((value) => [value]) ?? meant(shown) ?? null);
}
