import { severityLabel } from "@/lib/domain/severity";
import { type Change, textParts } from "@/lib/domain/text-changes";
import type { AdvisoryContent } from "./content";
import { CREDIT_TYPE_WORDS, type PublicCredit, rangeWords } from "./public";

/** What an advisory says, with whom it thanks. */
type Said = { content: AdvisoryContent; credits: readonly PublicCredit[] };

const TEXTS = ["title", "summary", "details", "workaround"] as const;

const LISTS = {
  affected: ({ content }: Said) =>
    content.affected.map(
      (row) => `${row.product}: ${rangeWords(row)}, ${row.fixed ? `fixed in ${row.fixed}` : "no fix yet"}`,
    ),
  vectors: ({ content }: Said) => content.vectors.map(({ score, vector }) => `${score.toFixed(1)} ${vector}`),
  cwes: ({ content }: Said) => content.cwes,
  cves: ({ content }: Said) => content.cves,
  references: ({ content }: Said) =>
    content.references.map(({ label, url }) => (label ? `${label}: ${url}` : url)),
  credits: ({ credits }: Said) =>
    credits.map(({ name, link, type }) => `${name}, ${CREDIT_TYPE_WORDS[type]}${link ? `, ${link}` : ""}`),
} satisfies Record<string, (said: Said) => string[]>;

const ORDER = [
  "title",
  "severity",
  "summary",
  "details",
  "workaround",
  "affected",
  "vectors",
  "cwes",
  "cves",
  "references",
  "credits",
] as const;

export type AdvisoryField = (typeof ORDER)[number];
export type AdvisoryChange = { field: AdvisoryField } & Change;

/**
 * How the second differs from the first, in the order of the page; empty where both say the same. Dates of the case and
 * whether a fix was missing follow from publication itself, so they are no part of it.
 */
export function advisoryChanges(before: Said, after: Said): AdvisoryChange[] {
  return ORDER.flatMap((field) => {
    const change = changeOf(field, before, after);
    return change ? [{ field, ...change }] : [];
  });
}

function changeOf(field: AdvisoryField, before: Said, after: Said): Change | null {
  if (isText(field)) {
    const [was, is] = [before.content[field], after.content[field]];
    return was === is ? null : { kind: "text", parts: textParts(was, is) };
  }
  if (field === "severity") {
    const [was, is] = [severityLabel(before.content.severity), severityLabel(after.content.severity)];
    return was === is ? null : { kind: "words", before: was, after: is };
  }
  const [was, is] = [LISTS[field](before), LISTS[field](after)];
  const added = is.filter((entry) => !was.includes(entry));
  const removed = was.filter((entry) => !is.includes(entry));
  if (added.length + removed.length > 0) return { kind: "list", added, removed };
  // The same in another order.
  return was.join("\n") === is.join("\n")
    ? null
    : { kind: "words", before: was.join("; "), after: is.join("; ") };
}

function isText(field: AdvisoryField): field is (typeof TEXTS)[number] {
  return TEXTS.some((text) => text === field);
}
