import { z } from "zod";
import { SEVERITIES } from "@/lib/domain/severity";
import { storableText } from "@/lib/domain/text";

/** One row of "affected and fixed versions": half-open [introduced, fixed), in the product's own version words. */
export const affectedSchema = z.object({
  product: z.string().trim().min(1).max(200),
  introduced: z.string().trim().max(100),
  lastAffected: z.string().trim().max(100),
  fixed: z.string().trim().max(100),
});

/** Rows that are typed into one advisory, and ranges that all vulnerabilities of its case have together. */
export const MOST_AFFECTED = 200;

/** Steps of a case that its advisory dates, in plain words where shown. */
export const ADVISORY_STEPS = ["reported", "acknowledged", "confirmed", "fixed"] as const;
export type AdvisoryStep = (typeof ADVISORY_STEPS)[number];

export const referenceSchema = z.object({
  label: z.string().trim().max(200),
  url: z.url({ protocol: /^https$/, error: "Enter a full https:// address." }).max(2000),
});

// A case could once name a blank product, and its vulnerabilities together more rows than an editor takes: both open.
const storedAffected = z
  .array(affectedSchema.extend({ product: z.string().trim().max(200) }))
  .transform((rows) => rows.filter(({ product }) => product !== ""));

/** Everything an advisory says, except people's names: those are read from credits at the moment of showing. */
export const advisoryContentSchema = z.object({
  title: z.string().trim().max(200),
  summary: z.string().trim().max(2_000),
  /** Markdown, at most 64 KB. */
  details: z.string().max(65_536),
  workaround: z.string().max(16_384),
  severity: z.enum(SEVERITIES).nullable(),
  vectors: z.array(z.object({ version: z.enum(["3.1", "4.0"]), vector: z.string(), score: z.number() })),
  cwes: z.array(z.string()),
  cves: z.array(z.string()),
  affected: storedAffected,
  references: z.array(referenceSchema).max(50),
  /** Published before a fix existed (S0.9). Set when it is published, not by hand. */
  emergency: z.boolean(),
  /** Dates of the case the public may know: filled in when it is published, empty in a draft. */
  timeline: z.array(z.object({ at: z.iso.datetime(), step: z.enum(ADVISORY_STEPS) })).default([]),
});
export type AdvisoryContent = z.infer<typeof advisoryContentSchema>;

/**
 * The content as it is stored, by the schema it is read with: what was written opens. A JSON document in PostgreSQL holds no
 * NUL and no broken pair.
 */
export function contentJson(content: AdvisoryContent): string {
  return JSON.stringify(advisoryContentSchema.parse(content), (_key, value) =>
    typeof value === "string" ? storableText(value) : value,
  );
}

export type AdvisoryBlocker = { field: keyof AdvisoryContent; message: string };

/**
 * What still keeps this text from being published, each naming its field; empty when nothing does.
 * In an emergency a workaround is enough: it stands in for the fix and for the full story (S0.9).
 */
export function publishBlockers(content: AdvisoryContent): AdvisoryBlocker[] {
  const blockers: AdvisoryBlocker[] = [];
  const need = (ok: boolean, field: keyof AdvisoryContent, message: string) => {
    if (!ok) blockers.push({ field, message });
  };
  need(content.title !== "", "title", "Enter a title.");
  if (!content.emergency) {
    need(content.summary !== "", "summary", "Enter a summary of one or two sentences.");
    need(content.details.trim() !== "", "details", "Describe the problem and what to do.");
  }
  need(content.severity !== null, "severity", "Score or rate the case first.");
  need(content.affected.length > 0, "affected", "Name at least one affected product and its versions.");
  if (content.emergency) {
    need(content.workaround.trim() !== "", "workaround", "Without a fix, say what people can do meanwhile.");
  } else {
    need(
      content.affected.every((row) => row.fixed !== "") || content.workaround.trim() !== "",
      "affected",
      "Name the fixed version of every affected row, or describe a workaround.",
    );
  }
  return blockers;
}

/** The rows of versions that name none. What will be read into them nobody wrote; it keeps nothing from being published. */
export function openRanges({ affected }: Pick<AdvisoryContent, "affected">): number[] {
  return affected.flatMap(({ introduced, lastAffected, fixed }, row) =>
    introduced || lastAffected || fixed ? [] : [row],
  );
}
