import fc from "fast-check";
import { FIELD_NAMES, type FieldKind, type FieldName, fieldKind } from "@/lib/domain/search/fields";
import { type Order, SORTS, type SortName } from "@/lib/domain/search/sorts";
import type { Comparison, FieldTerm, Term } from "@/lib/domain/search/term";
import { PHRASES } from "./world";

const NAMES = {
  products: ["Example Server", "agent", "No such product"],
  labels: ["regression", "Later", "no such label"],
  people: ["Mara Okoye", "jonas lind", "Nobody Here"],
} as const;

function anyValue(field: FieldName, kind: FieldKind): fc.Arbitrary<string> {
  switch (kind.kind) {
    case "choice":
      return fc.constantFrom(...kind.values);
    case "name":
      return fc.constantFrom(...kind.fixed, ...NAMES[kind.register]);
    case "day":
      return fc.constantFrom("2025", "2026", "2026-10", "2026-11", "2026-11-08", "2026-11-20");
    case "span":
      return fc.constantFrom("0h", "5h", "2d", "9d", "10d", "2w", "1m", "9999y");
    case "number":
      return fc.nat(kind.most * 10).map((tenths) => String(tenths / 10));
    case "id":
      return fc.constantFrom(...(field === "cwe" ? ["79", "787", "1"] : ["2026-11111", "2026-22222"]));
  }
}

function comparisons(kind: FieldKind): readonly Comparison[] {
  const compared = ["at_least", "at_most", "more", "less"] as const;
  if (kind.kind === "span") return compared;
  if (kind.kind === "day" || kind.kind === "number") return ["is", "between", ...compared];
  return kind.kind === "choice" && kind.ordered ? ["is", ...compared] : ["is"];
}

/** A term on this qualifier, as `parseSearch` would give it. */
export function termOn(field: FieldName): fc.Arbitrary<FieldTerm> {
  const kind = fieldKind(field);
  return fc.constantFrom(...comparisons(kind)).chain((comparison) => {
    const value = anyValue(field, kind);
    const one = { minLength: 1, maxLength: 1 };
    const values =
      comparison === "between"
        ? fc.tuple(value, value)
        : fc.uniqueArray(value, comparison === "is" ? { minLength: 1, maxLength: 2 } : one);
    return fc.record({
      kind: fc.constant("field" as const),
      field: fc.constant(field),
      negated: fc.boolean(),
      comparison: fc.constant(comparison),
      values,
    });
  });
}

const anyText = fc.oneof(
  fc.record({
    phrase: fc.constant(false),
    text: fc.constantFrom("heap", "overflow", "parser", "index_read", "2.8"),
  }),
  fc.record({ phrase: fc.constant(true), text: fc.constantFrom("heap", ...PHRASES) }),
);
const textTerm: fc.Arbitrary<Term> = fc
  .tuple(anyText, fc.boolean())
  .map(([text, negated]) => ({ kind: "text", negated, ...text }));

export const anyOrder: fc.Arbitrary<Order> = fc.record({
  sort: fc.constantFrom(...(Object.keys(SORTS) as SortName[])),
  direction: fc.constantFrom("ascending" as const, "descending" as const),
});

/** Searches of up to three qualifiers with up to two words or phrases. */
export const anyTerms: fc.Arbitrary<Term[]> = fc
  .tuple(
    fc.array(fc.constantFrom(...FIELD_NAMES).chain(termOn), { maxLength: 3 }),
    fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(textTerm, { maxLength: 2 })),
  )
  .map(([fields, texts]) => [...fields, ...texts]);
