import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CWE_VERSION, findCwe, mappingAdvice, searchCwe, weaknessFound } from "@/lib/domain/cwe/find";

const source = "../shared/data/taxonomies/cwe/cwe_weaknesses.json";
if (!existsSync(source)) console.warn(`skipped: the list of weaknesses is not at ${source}`);

describe("finding by number", () => {
  test("takes 79, CWE-79 and cwe 79", () => {
    for (const id of [79, "79", "CWE-79", " cwe 79 "]) expect(findCwe(id)?.id).toBe(79);
  });

  test("knows no category, view or nonsense", () => {
    for (const id of [1, 1000, "CWE-1", "CWE-", "", "79; drop", Number.NaN, "999999"]) {
      expect(findCwe(id)).toBeUndefined();
    }
  });

  test("a number typed in the search gives that entry first", () => {
    expect(searchCwe("CWE-78", 3).map(({ id }) => id)).toEqual([78, 780, 781]);
    expect(searchCwe("999", 5)).toEqual([]);
  });
});

describe("finding by words", () => {
  test("the names people use lead to the entry", () => {
    expect(searchCwe("xss", 3)[0]?.id).toBe(79);
    expect(searchCwe("sql injection", 3)[0]?.id).toBe(89);
    expect(searchCwe("path traversal", 5).map(({ id }) => id)).toContain(22);
    expect(searchCwe("out-of-bounds write", 3)[0]?.id).toBe(787);
  });

  test("all words must occur, in any order and case", () => {
    const found = searchCwe("FREE after use", 10).map(({ id }) => id);
    expect(found[0]).toBe(416);
    expect(searchCwe("free after nonsense", 10)).toEqual([]);
  });

  test("usable entries come before discouraged and prohibited ones", () => {
    const order = searchCwe("input", 200).map(({ usage }) => ["discouraged", "prohibited"].indexOf(usage));
    expect(order).toEqual([...order].sort());
  });

  test("nothing typed finds nothing, and long input is harmless", () => {
    expect(searchCwe("  -- ", 10)).toEqual([]);
    expect(searchCwe("a ".repeat(100_000), 5).length).toBeLessThanOrEqual(5);
  });
});

test("prohibited entries are refused, discouraged ones warned about with what to look at", () => {
  const advice = (id: number) => {
    const cwe = findCwe(id);
    if (!cwe) throw new Error(`no CWE-${id}`);
    return mappingAdvice(cwe);
  };
  expect(advice(79).verdict).toBe("fine");
  expect(advice(71).verdict).toBe("refused");
  expect(advice(20)).toMatchObject({ verdict: "warned", message: expect.stringContaining("CWE-1284") });
});

test("where MITRE makes no suggestion, the usable entries below are offered by name", () => {
  const found = (id: number) => {
    const cwe = findCwe(id);
    if (!cwe) throw new Error(`no CWE-${id}`);
    return weaknessFound(cwe);
  };
  expect(found(119)).toMatchObject({ usage: "discouraged", verdict: "warned" });
  expect(found(119).better.length).toBeGreaterThan(2);
  expect(found(284).better.every(({ id, name }) => findCwe(id)?.usage !== "discouraged" && name !== "")).toBe(
    true,
  );
  expect(found(79)).toMatchObject({ verdict: "fine", better: [] });
});

test.skipIf(!existsSync(source))("the catalogue agrees with the published list entry by entry", () => {
  const published = JSON.parse(readFileSync(source, "utf8"));
  const usage = {
    Allowed: "allowed",
    "Allowed-with-Review": "review",
    Discouraged: "discouraged",
    Prohibited: "prohibited",
  };
  expect(CWE_VERSION).toBe(published.version.ContentVersion);
  expect(published.weaknesses).toHaveLength(969);
  for (const { id, name, mapping_usage } of published.weaknesses) {
    expect(findCwe(id)).toMatchObject({ name, usage: usage[mapping_usage as keyof typeof usage] });
  }
});
