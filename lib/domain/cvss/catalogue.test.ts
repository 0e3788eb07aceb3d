import { describe, expect, test } from "vitest";
import { CVSS_VERSIONS, findMetric, METRICS, metricsOf } from "@/lib/domain/cvss/catalogue";

describe.each(CVSS_VERSIONS)("the catalogue of CVSS %s", (version) => {
  test("has no metric and no value twice, and a name and a help sentence for each", () => {
    const codes = METRICS[version].map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const metric of METRICS[version]) {
      const values = metric.values.map(({ code }) => code);
      expect(new Set(values).size, metric.code).toBe(values.length);
      for (const { name, help } of metric.values) {
        expect(name).not.toBe("");
        expect(help, `${metric.code} ${name}`).toMatch(/^[A-Z].+\.$/);
      }
    }
  });

  test("lets only metrics outside the base group be left undefined", () => {
    for (const { group, values } of METRICS[version]) {
      expect(values.some(({ code }) => code === "X")).toBe(group !== "base");
    }
  });
});

test("both versions have the metrics and groups of the standard", () => {
  expect(METRICS["3.1"].map(({ code }) => code).join(" ")).toBe(
    "AV AC PR UI S C I A E RL RC CR IR AR MAV MAC MPR MUI MS MC MI MA",
  );
  expect(METRICS["4.0"].map(({ code }) => code).join(" ")).toBe(
    "AV AC AT PR UI VC VI VA SC SI SA E CR IR AR MAV MAC MAT MPR MUI MVC MVI MVA MSC MSI MSA S AU R V RE U",
  );
  expect(metricsOf("4.0", "threat").map(({ code }) => code)).toEqual(["E"]);
});

test("only the modified subsequent integrity and availability know Safety", () => {
  const withSafety = METRICS["4.0"].filter(
    ({ code, values }) => code !== "S" && values.some((v) => v.code === "S"),
  );
  expect(withSafety.map(({ code }) => code)).toEqual(["MSI", "MSA"]);
  expect(findMetric("4.0", "MSC")?.name).toBe("Modified subsequent system confidentiality");
  expect(findMetric("4.0", "msc")).toBeUndefined();
});
