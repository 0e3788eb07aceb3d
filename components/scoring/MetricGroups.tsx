import type { ChangeEvent, ReactNode } from "react";
import { MetricRadios } from "@/components/ui/MetricRadios";
import { type CvssVersion, metricsOf } from "@/lib/domain/cvss/catalogue";
import type { Metric, MetricGroup } from "@/lib/domain/cvss/metric";
import { upperFirst } from "@/lib/domain/text";
import type { Choice } from "./choice";

type Part = { title: string; codes: readonly string[] };

const BASE_PARTS: Record<CvssVersion, Part[]> = {
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

const REQUIREMENTS = ["CR", "IR", "AR"];
const THREAT: Record<CvssVersion, { title: string; group: MetricGroup }> = {
  "4.0": { title: "Threat", group: "threat" },
  "3.1": { title: "Threat (temporal)", group: "temporal" },
};

/** What the product of the case fills in, by metric code, and what it is called. */
export type FromProduct = { name: string; metrics: Readonly<Record<string, string>> };

type Props = {
  choice: Choice;
  /** The reporter's metrics, where theirs is a vector of the same version. */
  reporter: Readonly<Record<string, string>> | null;
  product: FromProduct | null;
  onChoose: (code: string, value: string) => void;
};

/** Every metric of one CVSS version as radio groups; base first, what holds only now and here folded away. */
export function MetricGroups({ choice, reporter, product, onChoose }: Props) {
  const { version } = choice;
  const radios = (metric: Metric) => (
    <MetricRadios
      key={metric.code}
      label={shortName(metric)}
      code={metric.code}
      name={`metrics.${metric.code}`}
      values={metric.values.map(({ code, name, help }) => ({ value: code, label: name, help }))}
      value={choice.metrics[metric.code] ?? (metric.group === "base" ? null : "X")}
      // Who left a metric out that may be left out has said nothing about it.
      reporter={reporter?.[metric.code] ?? null}
      origin={originOf(metric, choice, product)}
      onChange={(event: ChangeEvent<HTMLInputElement>) => onChoose(metric.code, event.target.value)}
    />
  );
  const environment = metricsOf(version, "environmental");
  const required = environment.filter(({ code }) => REQUIREMENTS.includes(code));
  const modified = environment.filter(({ code }) => !REQUIREMENTS.includes(code));
  const threat = metricsOf(version, THREAT[version].group);
  const supplemental = metricsOf(version, "supplemental");
  return (
    <div className="group/metrics">
      <div className="mb-2 flex items-center gap-2 text-13">
        {/* Of no form: a refused one would untick it. */}
        <input id="explain" type="checkbox" form="" className="size-4" />
        <label htmlFor="explain">Explain every value</label>
      </div>
      {BASE_PARTS[version].map(({ title, codes }) => (
        <section key={title} className="mt-6 first:mt-0">
          <h2 className="pb-1.5 text-16">{title}</h2>
          {metricsOf(version, "base")
            .filter(({ code }) => codes.includes(code))
            .map(radios)}
        </section>
      ))}
      <Folded
        title="Threat and environment"
        set={setOf([...threat, ...environment], choice)}
        product={product}
      >
        <h3 className="mt-2 pb-1.5 text-14">{THREAT[version].title}</h3>
        {threat.map(radios)}
        <h3 className="mt-4 pb-1.5 text-14">Environment: what an installation stands to lose</h3>
        {required.map(radios)}
        <h3 className="mt-4 pb-1.5 text-14">Environment: base metrics that are otherwise there</h3>
        {modified.map(radios)}
      </Folded>
      {supplemental.length > 0 ? (
        <Folded
          title="Supplemental, without effect on the score"
          set={setOf(supplemental, choice)}
          product={null}
        >
          {supplemental.map(radios)}
        </Folded>
      ) : null}
    </div>
  );
}

type FoldedProps = {
  title: string;
  set: readonly string[];
  product: FromProduct | null;
  children: ReactNode;
};

function Folded({ title, set, product, children }: FoldedProps) {
  const given = product ? set.filter((code) => product.metrics[code] !== undefined).length : 0;
  const words =
    set.length === 0
      ? "not set"
      : `${set.length} set${product && given > 0 ? `, ${given === set.length ? "all" : given} from ${product.name}` : ""}`;
  return (
    <details className="mt-4 border-t border-line pt-2">
      <summary className="font-fact text-accent">
        {title}, <bdi>{words}</bdi>
      </summary>
      {children}
    </details>
  );
}

// Whose confidentiality it is stands over the group.
function shortName({ name, group }: Metric): string {
  return group === "base" ? upperFirst(name.replace(/^(?:Vulnerable|Subsequent) system /, "")) : name;
}

function setOf(metrics: readonly Metric[], { metrics: chosen }: Choice): string[] {
  return metrics.flatMap(({ code }) => (chosen[code] === undefined ? [] : [code]));
}

function originOf(metric: Metric, choice: Choice, product: FromProduct | null): string | undefined {
  const given = product?.metrics[metric.code];
  if (!product || given === undefined) return undefined;
  if (choice.metrics[metric.code] === given) return `from ${product.name}`;
  return `${product.name}: ${metric.values.find(({ code }) => code === given)?.name ?? given}`;
}
