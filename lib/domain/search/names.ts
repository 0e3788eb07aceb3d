import { type FieldKind, fieldKind } from "./fields";
import type { Place } from "./lexer";
import { nearest } from "./nearest";
import { namedInPart, whichOne } from "./part-names";
import { printTerm } from "./print";
import type { FieldTerm } from "./term";
import type { Problem } from "./values";

export type Register = Extract<FieldKind, { kind: "name" }>["register"];

/** What a register knows: two entries of one name are possible where people share theirs. */
export type Named = { id: string; name: string };

const UNKNOWN: Record<Register, (name: string) => string> = {
  products: (name) => `There is no product “${name}”.`,
  labels: (name) => `There is no label “${name}”.`,
  people: (name) => `Nobody here is called “${name}”.`,
};

/** The register a qualifier's values are names of, or null for qualifiers that take no names. */
export function registerOf(term: FieldTerm): Register | null {
  const kind = fieldKind(term.field);
  return kind.kind === "name" ? kind.register : null;
}

/**
 * Ids of what the values of a term name, whatever their case; an id names itself, and a part of one name will do. A name nobody
 * has stands for nothing, as does a part of several; one that several have stands for all of them. Problems at `place` say so.
 */
export function resolveNames(
  term: FieldTerm,
  place: Place,
  known: readonly Named[],
): { ids: string[]; problems: Problem[] } {
  const kind = fieldKind(term.field);
  if (kind.kind !== "name") return { ids: [], problems: [] };
  const ids: string[] = [];
  const problems: Problem[] = [];
  for (const value of term.values.filter((name) => !kind.fixed.includes(name))) {
    const whole = matching(value, known);
    const parts = whole.length > 0 ? [] : namedInPart(value, known, folded);
    const which = whichOne(value, parts);
    if (which !== null) {
      problems.push({ ...place, message: which });
      continue;
    }
    const found = whole.length > 0 ? whole : parts;
    ids.push(...found.map(({ id }) => id));
    if (found.length === 0) problems.push({ ...place, ...unknown(term, value, kind.register, known) });
    else if (found.length > 1)
      problems.push({
        ...place,
        message: `${found.length} of them are called “${value}”. Cases of all of them are found.`,
        stands: true,
      });
  }
  return { ids: [...new Set(ids)], problems };
}

const folded = (name: string) => name.normalize("NFKC").toLowerCase().trim();

/** What a value means: the one with that id, else all of that name, else all whose name differs in case alone. */
export function matching(value: string, known: readonly Named[]): readonly Named[] {
  const named = known.filter(({ id }) => id === value.toLowerCase());
  if (named.length > 0) return named;
  const asTyped = known.filter(({ name }) => name === value);
  return asTyped.length > 0 ? asTyped : known.filter(({ name }) => folded(name) === folded(value));
}

function unknown(term: FieldTerm, value: string, register: Register, known: readonly Named[]) {
  const message = UNKNOWN[register](value);
  const guess = nearest(
    folded(value),
    known.map(({ name }) => folded(name)),
  );
  const meant = known.find(({ name }) => folded(name) === guess)?.name;
  if (meant === undefined) return { message };
  const values = term.values.map((one) => (one === value ? meant : one));
  return { message, instead: printTerm({ ...term, values }) };
}
