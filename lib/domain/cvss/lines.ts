import { scoreVector } from "@/lib/domain/cvss/score";
import { parseVector } from "@/lib/domain/cvss/vector";

/**
 * One line of the command line's output for one line of its input (without its line end), columns apart by tabs:
 * vector, score, severity in the standard's capitals; with `all`, for 3.1 also the temporal and the environmental score.
 * A bad vector gives: vector, "error", what is wrong. The vector is repeated as given, save for control characters.
 */
export function scoreLine(line: string, options: { all: boolean }): string {
  const given = line.replace(/\r$/, "");
  const repeated = given.replace(/\p{Cc}/gu, " ");
  const result = parseVector(given);
  if (!result.ok) return [repeated, "error", result.message].join("\t");
  const score = scoreVector(result.vector);
  const columns = [repeated, score.score.toFixed(1), score.severity.toUpperCase()];
  if (options.all && score.version === "3.1") {
    columns.push(score.temporal.toFixed(1), score.environmental.toFixed(1));
  }
  return columns.join("\t");
}
