import type { FieldName } from "./fields";
import type { Order } from "./sorts";

export const COMPARISONS = { at_least: ">=", at_most: "<=", more: ">", less: "<" } as const;

/** `is`: one of the values. `between`: from the first to the second value, both included. */
export type Comparison = keyof typeof COMPARISONS | "is" | "between";

export type FieldTerm = {
  kind: "field";
  field: FieldName;
  negated: boolean;
  comparison: Comparison;
  values: readonly string[];
};

/** Words that have to stand in the case; a phrase stands there just as it is written. */
export type TextTerm = { kind: "text"; negated: boolean; text: string; phrase: boolean };

export type Term = FieldTerm | TextTerm;

/** What a search asks for: every term has to hold. Without an order of its own, the view's counts. */
export type Search = { terms: readonly Term[]; order: Order | null };

/** How much one search may ask; more is refused where it is typed. */
export const SEARCH_LIMITS = { characters: 500, terms: 20, values: 20, phrases: 5, lookUps: 6 } as const;
export type SearchLimits = Readonly<Record<keyof typeof SEARCH_LIMITS, number>>;

/** What was typed within {@link SEARCH_LIMITS} is longer with ids in it, or with the name somebody took since. */
export const KEPT_LIMITS: SearchLimits = { ...SEARCH_LIMITS, characters: 50_000, values: 1_000 };

/**
 * Qualifiers each part of which looks into a table beside the cases. Planning such a part under row-level security takes
 * milliseconds in every statement of a board, whatever it finds: 20 of them took seconds, 6 take little more than one.
 */
export const LOOKED_UP = ["label", "cwe", "cve"] as const satisfies readonly FieldName[];
