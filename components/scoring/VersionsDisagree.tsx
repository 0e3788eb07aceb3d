import { Banner } from "@/components/ui/Banner";
import type { ScoreEntry } from "@/lib/domain/cvss/score-entry";
import { parseVector } from "@/lib/domain/cvss/vector";
import { versionDisagreements } from "@/lib/domain/cvss/version-disagreement";

/** Says where the scores in force contradict each other: the advisory prints a sentence of each. */
export function VersionsDisagree({
  scores,
}: {
  scores: readonly Pick<ScoreEntry, "cvssVersion" | "vector">[];
}) {
  const vectorOf = (version: string) => {
    const read = parseVector(scores.find(({ cvssVersion }) => cvssVersion === version)?.vector ?? "");
    return read.ok ? read.vector : null;
  };
  const [v40, v31] = [vectorOf("4.0"), vectorOf("3.1")];
  const differing = v40 && v31 ? versionDisagreements(v40, v31) : [];
  if (differing.length === 0) return null;
  return (
    <div className="mb-4">
      <Banner tone="warn">
        The two scores in force contradict each other, and the advisory prints both:{" "}
        {differing
          .map(({ name, in40, in31 }) => `${name} is ${in40} in CVSS 4.0, ${in31} in CVSS 3.1`)
          .join("; ")}
        . Change one of them.
      </Banner>
    </div>
  );
}
