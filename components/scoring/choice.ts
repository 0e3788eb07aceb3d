import { CVSS_VERSIONS, type CvssVersion, METRICS } from "@/lib/domain/cvss/catalogue";
import { type CvssVector, formatVector, parseVector, type VectorResult } from "@/lib/domain/cvss/vector";
import { type Typed, typedText } from "@/lib/domain/form-state";

/** What is chosen in the radio groups, by metric code; plain, so that a server component can hand it over. */
export type Choice = { version: CvssVersion; metrics: Readonly<Record<string, string>> };

export const choiceOf = ({ version, metrics }: CvssVector): Choice => ({
  version,
  metrics: Object.fromEntries(metrics),
});

/** What is chosen so far as a vector; some base metrics may be missing yet. */
export function partOf({ version, metrics }: Choice): CvssVector {
  return { version, metrics: new Map(Object.entries(metrics)) };
}

/** The chosen vector, read as strictly as a pasted one; a missing base metric is named. */
export function vectorOf(choice: Choice): VectorResult {
  return parseVector(formatVector(partOf(choice)));
}

/** The choice with one metric changed; X takes it out. */
export function withChoice(choice: Choice, code: string, value: string): Choice {
  const { [code]: _old, ...others } = choice.metrics;
  return { ...choice, metrics: value === "X" ? others : { ...others, [code]: value } };
}

/**
 * The choice with all that somebody else's vector says. What it leaves out stays, above all what the product requires: who
 * does not know the place of use has said nothing about it. Of another version only that requirement fits.
 */
export function withAllOf(choice: Choice, theirs: Choice, required: Choice["metrics"]): Choice {
  const own = choice.version === theirs.version ? choice.metrics : required;
  return { version: theirs.version, metrics: { ...own, ...theirs.metrics } };
}

/** The choices of a form that came back, for a browser without scripts. */
export function choiceFrom(typed: Typed): Choice | null {
  const version = CVSS_VERSIONS.find((known) => known === typedText(typed, "cvss")) ?? null;
  if (version === null) return null;
  const metrics = METRICS[version].flatMap(({ code }) => {
    const value = typedText(typed, `metrics.${code}`);
    return value === undefined || value === "X" ? [] : [[code, value] as const];
  });
  return { version, metrics: Object.fromEntries(metrics) };
}
