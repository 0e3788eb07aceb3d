import { type CvssVersion, findMetric } from "@/lib/domain/cvss/catalogue";
import type { CvssVector } from "@/lib/domain/cvss/vector";

/** One thing both versions of CVSS ask, and the two answers that cannot both be true. */
export type VersionDisagreement = { name: string; in40: string; in31: string };

/**
 * Where a CVSS 4.0 and a 3.1 vector of one vulnerability contradict each other, in the order of the specification. Compared is
 * what both ask (CVSS 4.0 user guide §2): AT of 4.0 was part of AC in 3.1, P and A of UI were R, and C, I and A mean the
 * vulnerable system alone only where the scope is unchanged.
 */
export function versionDisagreements(v40: CvssVector, v31: CvssVector): VersionDisagreement[] {
  const [new40, old31] = [v40.metrics, v31.metrics];
  const isHard = new40.get("AC") === "H" || new40.get("AT") === "P";
  const differing: [metric40: string, metric31: string, disagree: boolean][] = [
    ["AV", "AV", new40.get("AV") !== old31.get("AV")],
    [new40.get("AT") === "P" ? "AT" : "AC", "AC", isHard !== (old31.get("AC") === "H")],
    ["PR", "PR", new40.get("PR") !== old31.get("PR")],
    ["UI", "UI", (new40.get("UI") === "N") !== (old31.get("UI") === "N")],
    ...["C", "I", "A"].map((code): [string, string, boolean] => [
      `V${code}`,
      code,
      old31.get("S") === "U" && new40.get(`V${code}`) !== old31.get(code),
    ]),
  ];
  return differing
    .filter(([, , disagree]) => disagree)
    .map(([metric40, metric31]) => ({
      name: findMetric("3.1", metric31)?.name ?? metric31,
      in40: valueName("4.0", metric40, v40),
      in31: valueName("3.1", metric31, v31),
    }));
}

function valueName(version: CvssVersion, metric: string, { metrics }: CvssVector): string {
  const found = findMetric(version, metric);
  const value = found?.values.find(({ code }) => code === metrics.get(metric))?.name ?? "not set";
  // Said with its own name where the other version asks it under another.
  return metric === "AT" ? `${found?.name.toLowerCase()} ${value.toLowerCase()}` : value;
}
