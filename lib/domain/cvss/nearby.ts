import { metricsOf } from "@/lib/domain/cvss/catalogue";
import { baseOf } from "@/lib/domain/cvss/rating";
import { scoreVector } from "@/lib/domain/cvss/score";
import { type CvssVector, withMetric } from "@/lib/domain/cvss/vector";
import { SEVERITIES, type Severity } from "@/lib/domain/severity";

/** "Changing `metric` alone from `from` to `to` gives this base score." */
export type SingleChange = { metric: string; from: string; to: string; score: number; severity: Severity };

/** What one change of one base metric can do, seen from the severity a vector has. */
export type Nearby = {
  /** Severities a single change reaches, nearest first, those below before those above; each metric once, by its smallest step. */
  reached: { severity: Severity; changes: SingleChange[] }[];
  /** The first severity on each side that none reaches, and the change that comes closest to it. */
  outOfReach: { severity: Severity; closest: SingleChange }[];
};

/** Every change of one base metric, in the order of the specification, with the base score it gives. */
export function singleChanges(vector: CvssVector): SingleChange[] {
  const base = baseOf(vector);
  return metricsOf(base.version, "base").flatMap(({ code, values }) => {
    const from = base.metrics.get(code) ?? "";
    return values.flatMap(({ code: to }) => {
      const changed = to === from ? null : withMetric(base, code, to);
      if (!changed?.ok) return [];
      const { score, severity } = scoreVector(changed.vector);
      return [{ metric: code, from, to, score, severity }];
    });
  });
}

/** Which severities the base score of a vector is one change away from. */
export function nearbySeverities(vector: CvssVector): Nearby {
  const place = SEVERITIES.indexOf(scoreVector(baseOf(vector)).severity);
  const changes = singleChanges(vector);
  const below = SEVERITIES.slice(0, place).reverse();
  const above = SEVERITIES.slice(place + 1);
  const down = lookAlong(
    below,
    changes.toSorted((a, b) => b.score - a.score),
  );
  const up = lookAlong(
    above,
    changes.toSorted((a, b) => a.score - b.score),
  );
  return {
    reached: [...down.reached, ...up.reached],
    outOfReach: [...down.outOfReach, ...up.outOfReach],
  };
}

// Goes away from the present severity until nothing that far or farther is reached. `changes` come smallest step first.
function lookAlong(severities: readonly Severity[], changes: readonly SingleChange[]): Nearby {
  const reached: Nearby["reached"] = [];
  for (const [at, severity] of severities.entries()) {
    const farther = severities.slice(at);
    if (!changes.some((change) => farther.includes(change.severity))) {
      const farthest = changes.at(-1)?.score;
      const closest = changes.find(({ score }) => score === farthest);
      return { reached, outOfReach: closest ? [{ severity, closest }] : [] };
    }
    const own = changes.filter((change) => change.severity === severity);
    const smallest = own.filter(
      ({ metric }, place) => own.findIndex((one) => one.metric === metric) === place,
    );
    if (smallest.length > 0) reached.push({ severity, changes: smallest });
  }
  return { reached, outOfReach: [] };
}
