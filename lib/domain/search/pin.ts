import { fieldKind } from "./fields";
import { matching, type Named, type Register } from "./names";
import type { FieldTerm, Search, Term } from "./term";

/** The registers a search asks about, each with all it knows. */
export type Known = ReadonlyMap<Register, readonly Named[]>;

type Terms = Pick<Search, "terms">;

/**
 * The same search with ids in place of names: it goes on meaning the same product, label or person when they are renamed.
 * What nobody is called stays as it was typed.
 */
export function pinNames<Asked extends Terms>(search: Asked, known: Known): Asked {
  return { ...search, terms: search.terms.map((term) => pinned(term, known)) };
}

/**
 * The same search for people to read: names in place of ids. An id stays where its name means somebody else as well who is
 * not asked for, and where nothing has it any more.
 */
export function spellNames<Asked extends Terms>(search: Asked, known: Known): Asked {
  return { ...search, terms: search.terms.map((term) => spelled(pinned(term, known), known)) };
}

function pinned(term: Term, known: Known): Term {
  return withValues(term, known, (value, all) => {
    const ids = matching(value, all).map(({ id }) => id);
    return ids.length > 0 ? ids : [value];
  });
}

function spelled(term: Term, known: Known): Term {
  if (term.kind === "text") return term;
  const { values } = term;
  return withValues(term, known, (value, all, fixed) => {
    const name = all.find(({ id }) => id === value)?.name;
    if (name === undefined || fixed.includes(name.toLowerCase())) return [value];
    const meant = matching(name, all).map(({ id }) => id);
    return meant.includes(value) && meant.every((id) => values.includes(id)) ? [name] : [value];
  });
}

type Change = (value: string, all: readonly Named[], fixed: readonly string[]) => readonly string[];

function withValues<Some extends Term>(term: Some, known: Known, change: Change): Some | FieldTerm {
  if (term.kind === "text") return term;
  const kind = fieldKind(term.field);
  if (kind.kind !== "name") return term;
  const all = known.get(kind.register) ?? [];
  const values = term.values.flatMap((value) =>
    kind.fixed.includes(value) ? [value] : change(value, all, kind.fixed),
  );
  return { ...term, values: [...new Set(values)] };
}
