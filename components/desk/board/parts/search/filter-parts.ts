import type { BoardFrame } from "@/lib/domain/board/data";
import { CASE_STATES } from "@/lib/domain/case/states";
import { STATE_WORDS } from "@/lib/domain/case/words";
import { IS_FLAGS } from "@/lib/domain/search/fields";
import { printTerm } from "@/lib/domain/search/print";
import type { FieldTerm } from "@/lib/domain/search/term";
import { SEVERITIES, SEVERITY_LABELS } from "@/lib/domain/severity";
import { upperFirst } from "@/lib/domain/text";

/** A filter that can be named without knowing the language of the search box. */
export type FilterPart = { part: string; label: string; words: string; rare: boolean };

/** What cases are commonly filtered by, as parts of the search. */
export function filterParts({
  products,
  people,
  labels,
}: Pick<BoardFrame, "products" | "people" | "labels">) {
  return [
    ...Object.entries(IS_FLAGS).map(([flag, words]) => filterPart("is", flag, upperFirst(words), flag)),
    ...CASE_STATES.map((state) => filterPart("state", state, `State ${STATE_WORDS[state].desk}`, state)),
    ...[...SEVERITIES]
      .reverse()
      .map((one) => filterPart("severity", one, `Severity ${SEVERITY_LABELS[one]}`)),
    ...products.map(({ label }) => filterPart("product", label, `Product ${label}`)),
    ...people.map(({ label }) => filterPart("assignee", label, `Assigned to ${label}`)),
    ...labels.map(({ name }) => filterPart("label", name, `Label ${name}`)),
  ];
}

const COMMON = new Set(["is:mine", "is:unassigned", "is:overdue", "is:unread"]);

function filterPart(field: FieldTerm["field"], value: string, label: string, words = ""): FilterPart {
  const part = printTerm({ kind: "field", field, negated: false, comparison: "is", values: [value] });
  return { part, label, words: `${field} ${words}`, rare: !COMMON.has(part) };
}
