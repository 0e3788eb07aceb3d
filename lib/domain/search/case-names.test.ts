import { expect, test } from "vitest";
import { caseNamedBy } from "./case-names";

test("a reference, its end and a CVE ID name a case, however they are written", () => {
  expect(caseNamedBy("ex-2026-gqhwd")).toEqual({ kind: "reference", reference: "EX-2026-GQHWD" });
  expect(caseNamedBy("EX-2026-OM7J8")).toEqual({ kind: "reference", reference: "EX-2026-0M7J8" });
  expect(caseNamedBy("gqhwd")).toEqual({ kind: "code", code: "GQHWD" });
  expect(caseNamedBy("cve-2026-00042")).toEqual({ kind: "cve", cveId: "CVE-2026-00042" });
});

test("other words name none", () => {
  for (const word of ["", "parser", "login", "2026", "CVE-2026", "EX-2026-", "a b c d e"])
    expect(caseNamedBy(word), word).toBeNull();
});
