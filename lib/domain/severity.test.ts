import { expect, test } from "vitest";
import { severityLabel, severityOfScore } from "@/lib/domain/severity";

test("a score falls into the band the standard gives it, at both ends of each band", () => {
  const bands = [0, 0.1, 3.9, 4, 6.9, 7, 8.9, 9, 10].map(severityOfScore);
  expect(bands).toEqual(["none", "low", "low", "medium", "medium", "high", "high", "critical", "critical"]);
});

test("a missing severity reads Not scored, which is not None", () => {
  expect(severityLabel(null)).toBe("Not scored");
  expect(severityLabel("none")).toBe("None");
});
