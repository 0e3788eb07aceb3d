import { writeOrder } from "./sorts";
import { COMPARISONS, type FieldTerm, type Search, type Term } from "./term";

/** The text that means this search: what {@link parseSearch} reads back as the same. */
export function printSearch({ terms, order }: Search): string {
  return [...terms.map(printTerm), ...(order ? [`sort:${writeOrder(order)}`] : [])].join(" ");
}

/** One term as it is typed: `-severity:>=high`, `"exact words"`. */
export function printTerm(term: Term): string {
  const sign = term.negated ? "-" : "";
  if (term.kind === "field") return `${sign}${term.field}:${printValues(term)}`;
  return sign + (term.phrase ? quoted(term.text) : term.text);
}

/** What a qualifier is compared with, as it is typed: `>=high`, `new,closed`, `2026-01..2026-03`. */
export function printValues({ comparison, values }: FieldTerm): string {
  const texts = values.map(printValue);
  if (comparison === "between") return texts.join("..");
  return `${comparison === "is" ? "" : COMPARISONS[comparison]}${texts.join(",")}`;
}

const PLAIN = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;

/** A value as it is typed: in quotation marks where it needs them. */
export function printValue(value: string): string {
  return PLAIN.test(value) ? value : quoted(value);
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"“”„]/g, "\\$&")}"`;
}
