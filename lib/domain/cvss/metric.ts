/** One choice of a metric: its letter in the vector, its name, and what it means in our own words. */
export type MetricValue = { code: string; name: string; help: string };

export type MetricGroup = "base" | "temporal" | "threat" | "environmental" | "supplemental";

/** A CVSS metric as the form shows it. `X` (not defined) is a value like any other and the default where it exists. */
export type Metric = { code: string; name: string; group: MetricGroup; values: readonly MetricValue[] };

const NOT_DEFINED = "Not defined";

/** One choice. */
export function value(code: string, name: string, help: string): MetricValue {
  return { code, name, help };
}

/** A metric that every vector must carry. */
export function baseMetric(code: string, name: string, ...values: MetricValue[]): Metric {
  return { code, name, group: "base", values };
}

/** A metric that may be left out; leaving it out and giving X are the same. */
export function optionalMetric(
  group: Exclude<MetricGroup, "base">,
  code: string,
  name: string,
  notDefined: string,
  ...values: MetricValue[]
): Metric {
  return { code, name, group, values: [value("X", NOT_DEFINED, notDefined), ...values] };
}

/** The environmental twin of a base metric: the same choices, meant for one place of use. */
export function modifiedMetric(metric: Metric, ...changed: MetricValue[]): Metric {
  const replaced = metric.values.map((one) => changed.find(({ code }) => code === one.code) ?? one);
  const added = changed.filter(({ code }) => !metric.values.some((one) => one.code === code));
  return optionalMetric(
    "environmental",
    `M${metric.code}`,
    `Modified ${metric.name.charAt(0).toLowerCase()}${metric.name.slice(1)}`,
    `Stays as ${metric.code} in the base group says.`,
    ...added,
    ...replaced,
  );
}

/** The three security requirements, alike in both versions. */
export const requirementMetrics: readonly Metric[] = (
  [
    ["CR", "Confidentiality"],
    ["IR", "Integrity"],
    ["AR", "Availability"],
  ] as const
).map(([code, subject]) =>
  optionalMetric(
    "environmental",
    code,
    `${subject} requirement`,
    `Nothing is known about how much ${subject.toLowerCase()} matters here.`,
    value(
      "H",
      "High",
      `Losing ${subject.toLowerCase()} would do catastrophic harm to those who use it here.`,
    ),
    value("M", "Medium", `Losing ${subject.toLowerCase()} would do serious harm here.`),
    value("L", "Low", `Losing ${subject.toLowerCase()} would do little harm here.`),
  ),
);
