import type { ChangeEvent } from "react";
import { MetricRadios } from "@/components/ui/MetricRadios";
import { type CvssVersion, METRIC_GROUP_LABELS, metricsOf } from "@/lib/domain/cvss/catalogue";
import type { Metric, MetricGroup } from "@/lib/domain/cvss/metric";
import type { Choice } from "./choice";

const BASE_SECTIONS: Record<CvssVersion, { title: string; codes: readonly string[] }[]> = {
  "4.0": [
    { title: "How it is exploited", codes: ["AV", "AC", "AT", "PR", "UI"] },
    { title: "Effect on the vulnerable system", codes: ["VC", "VI", "VA"] },
    { title: "Effect on other systems", codes: ["SC", "SI", "SA"] },
  ],
  "3.1": [
    { title: "How it is exploited", codes: ["AV", "AC", "PR", "UI", "S"] },
    { title: "Effect", codes: ["C", "I", "A"] },
  ],
};

const OPTIONAL_GROUPS: Record<CvssVersion, MetricGroup[]> = {
  "4.0": ["threat", "environmental", "supplemental"],
  "3.1": ["temporal", "environmental"],
};

type Props = {
  choice: Choice;
  /** The reporter's metrics, where theirs is a vector of the same version. */
  reporter: Readonly<Record<string, string>> | null;
  onChoose: (code: string, value: string) => void;
};

/** Every metric of one CVSS version as radio groups; base first, what may be left out folded away. */
export function MetricGroups({ choice, reporter, onChoose }: Props) {
  const { version } = choice;
  const base = metricsOf(version, "base");
  const radios = (metric: Metric) => (
    <MetricRadios
      key={metric.code}
      label={metric.name}
      code={metric.code}
      name={`metrics.${metric.code}`}
      values={metric.values.map(({ code, name, help }) => ({ value: code, label: name, help }))}
      value={choice.metrics[metric.code] ?? (metric.group === "base" ? null : "X")}
      reporter={reporter ? (reporter[metric.code] ?? (metric.group === "base" ? null : "X")) : null}
      onChange={(event: ChangeEvent<HTMLInputElement>) => onChoose(metric.code, event.target.value)}
    />
  );
  return (
    <>
      {BASE_SECTIONS[version].map(({ title, codes }) => (
        <section key={title} className="mt-6 first:mt-0">
          <h2 className="pb-1.5 text-16">{title}</h2>
          {base.filter(({ code }) => codes.includes(code)).map(radios)}
        </section>
      ))}
      {OPTIONAL_GROUPS[version].map((group) => (
        <details key={group} className="mt-4 border-t border-line">
          <summary>{METRIC_GROUP_LABELS[group]} metrics, may be left out</summary>
          {metricsOf(version, group).map(radios)}
        </details>
      ))}
    </>
  );
}
