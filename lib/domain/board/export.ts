import { STATE_WORDS } from "@/lib/domain/case/words";
import { PRIORITY_WORDS } from "@/lib/domain/priority/levels";
import { fieldKind } from "@/lib/domain/search/fields";
import { printTerm } from "@/lib/domain/search/print";
import { writeOrder } from "@/lib/domain/search/sorts";
import type { Search, Term } from "@/lib/domain/search/term";
import { SEVERITY_LABELS } from "@/lib/domain/severity";
import type { BoardRow } from "./row";

export const EXPORT_FORMATS = ["csv", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Cases in one file at most. */
export const EXPORT_LIMIT = 100_000;

/** A row of the board with the instants a file wants whole (ISO 8601, UTC). */
export type ExportedCase = BoardRow & {
  dueAt: string | null;
  embargoUntil: string | null;
  closedAt: string | null;
};

/** The columns of the file, each by how a case fills it. */
export const EXPORT_COLUMNS: Readonly<Record<string, (row: ExportedCase) => string>> = {
  Case: ({ reference }) => reference,
  Title: ({ title }) => title,
  Why: ({ why }) => why,
  Severity: ({ severity }) => (severity ? SEVERITY_LABELS[severity] : ""),
  Score: ({ score }) => score?.toFixed(1) ?? "",
  State: ({ state }) => STATE_WORDS[state].desk,
  Priority: ({ priority }) => PRIORITY_WORDS[priority],
  Product: ({ product }) => product ?? "",
  Assignee: ({ assignee }) => assignee ?? "",
  Labels: ({ labels }) => labels.map(({ name }) => name).join(", "),
  Reporter: ({ reporter }) => reporter ?? "",
  "Report quality": ({ quality }) => quality?.toString() ?? "",
  "Waits for": ({ waits }) => waits ?? "",
  "Next promise": ({ dueAt }) => dueAt ?? "",
  "Embargo until": ({ embargoUntil }) => embargoUntil ?? "",
  Received: ({ received }) => received.at,
  "Last activity": ({ activity }) => activity.at,
  Closed: ({ closedAt }) => closedAt ?? "",
};

/**
 * What was asked for, without a word of it: qualifiers with values of closed lists, dates and numbers as they are, names and
 * texts as "…". For the audit log, which holds no content.
 */
export function searchShape({ terms, order }: Search): string {
  return [...terms.map(termShape), ...(order ? [`sort:${writeOrder(order)}`] : [])].join(" ");
}

function termShape(term: Term): string {
  const sign = term.negated ? "-" : "";
  if (term.kind === "text") return `${sign}${term.phrase ? '"…"' : "…"}`;
  const { kind } = fieldKind(term.field);
  if (kind !== "name") return printTerm(term);
  return `${sign}${term.field}:…`;
}
