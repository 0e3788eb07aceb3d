import { registerOf, resolveNames } from "@/lib/domain/search/names";
import { type Parsed, parseSearch } from "@/lib/domain/search/parse";
import { type Known, pinNames, spellNames } from "@/lib/domain/search/pin";
import { printSearch } from "@/lib/domain/search/print";
import { KEPT_LIMITS } from "@/lib/domain/search/term";

/** A search as it was kept or is shown by a view; views of earlier versions hold names where later ones hold ids. */
export const parseKept = (text: string): Parsed => parseSearch(text, KEPT_LIMITS);

/** What is kept of a search that was typed: products, labels and people by their ids. */
export function keptSearch(typed: Parsed, known: Known): string {
  return printSearch(pinNames(typed, known));
}

/** What a view shows of the search it keeps, and the first thing in it that is not there. */
export function shownSearch(text: string, known: Known): { search: string; problem: string | null } {
  const kept = parseKept(text);
  const [unread] = kept.problems;
  if (unread) return { search: text, problem: unread.message };
  const shown = spellNames(kept, known);
  return { search: printSearch(shown), problem: missingIn(shown, known) };
}

/** The first name of a search that nothing has, in words; null where all are known. */
export function missingIn({ terms }: Pick<Parsed, "terms">, known: Known): string | null {
  const problems = terms.flatMap((term) => {
    const register = term.kind === "field" ? registerOf(term) : null;
    if (term.kind !== "field" || register === null) return [];
    return resolveNames(term, { from: 0, to: 0 }, known.get(register) ?? []).problems;
  });
  return problems.find(({ stands }) => !stands)?.message ?? null;
}
