import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CVSS_VERSIONS, METRICS } from "@/lib/domain/cvss/catalogue";
import { formatVector, parseVector, withMetric } from "@/lib/domain/cvss/vector";

const V31 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
const V40 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";

function fault(text: string): { metric: string | null; message: string } {
  const result = parseVector(text);
  if (result.ok) throw new Error(`accepted ${text}`);
  return { metric: result.metric, message: result.message };
}

describe("the first bad metric is named", () => {
  test.each([
    ["unknown metric", V31.replace("PR:N", "PX:N"), "PX"],
    ["bad value", V31.replace("UI:N", "UI:Q").replace("A:H", "A:Z"), "UI"],
    ["lower case value", V31.replace("AV:N", "AV:n"), "AV"],
    ["lower case metric", V31.replace("AV:N", "av:N"), "av"],
    ["given twice", `${V31}/AV:N`, "AV"],
    ["given twice with X", `${V40}/E:A/E:X`, "E"],
    ["missing", V31.replace("/S:U", ""), "S"],
    ["missing in 4.0", V40.replace("/VA:H", ""), "VA"],
    ["out of order in 4.0", `${V40}/CR:H/E:A`, "E"],
    ["no colon", V31.replace("PR:N", "PRN"), "PRN"],
    ["a name from the prototype", `${V31}/__proto__:x`, "__proto__"],
    ["a value with a space", V31.replace("A:H", "A:H "), "A"],
  ])("%s", (_name, text, metric) => {
    expect(fault(text).metric).toBe(metric);
  });

  test("the message says what is allowed", () => {
    expect(fault(V31.replace("UI:N", "UI:Q")).message).toBe("UI has no value Q; it is one of N, R");
    expect(fault(`${V40}/CR:H/E:A`).message).toBe("E is out of order: in CVSS 4.0 it comes before CR");
  });

  test("control and direction characters are not repeated in the message", () => {
    expect(fault(`${V31}/\u202e\u001b[31m:H`).message).toBe("??[31m is not a metric of CVSS 3.1");
  });
});

test("what is not a 3.1 or 4.0 vector is refused as a whole", () => {
  expect(fault("")).toEqual({ metric: null, message: "the vector is empty" });
  expect(fault("hello").message).toBe("a vector starts with CVSS:3.1/ or CVSS:4.0/");
  expect(fault(`${V31}/`).message).toMatch(/empty part/);
  expect(fault(V31.replace("3.1", "3.0")).message).toMatch(/^not supported: CVSS 3\.0;/);
  expect(fault("AV:N/AC:L/Au:N/C:P/I:P/A:P").message).toMatch(/^not supported: CVSS 2\.0;/);
  expect(fault(`${V31}${"/E:X".repeat(200)}`).message).toMatch(/at most 512/);
});

test("3.1 may have any order, and X is the same as absence", () => {
  const result = parseVector("CVSS:3.1/A:H/I:H/C:H/S:U/UI:N/PR:N/AC:L/AV:N/E:X/MAV:X");
  expect(result.ok && formatVector(result.vector)).toBe(V31);
});

test("changing a metric is checked like typing it", () => {
  const result = parseVector(V40);
  if (!result.ok) throw new Error(result.message);
  const threat = withMetric(result.vector, "E", "P");
  expect(threat.ok && formatVector(threat.vector)).toBe(`${V40}/E:P`);
  const back = threat.ok ? withMetric(threat.vector, "E", "X") : threat;
  expect(back.ok && formatVector(back.vector)).toBe(V40);
  expect(withMetric(result.vector, "AV", "X").ok).toBe(false);
});

test("every vector made from the catalogue is accepted and survives writing and reading", () => {
  const vectors = fc
    .constantFrom(...CVSS_VERSIONS)
    .chain((version) =>
      fc
        .tuple(...METRICS[version].map(({ values }) => fc.constantFrom(...values.map(({ code }) => code))))
        .map(
          (codes) =>
            `CVSS:${version}/${METRICS[version].map(({ code }, i) => `${code}:${codes[i]}`).join("/")}`,
        ),
    );
  fc.assert(
    fc.property(vectors, (text) => {
      const first = parseVector(text);
      expect(first.ok).toBe(true);
      if (!first.ok) return;
      const written = formatVector(first.vector);
      const second = parseVector(written);
      expect(second.ok && formatVector(second.vector)).toBe(written);
      expect(written).not.toContain(":X");
    }),
  );
});

test("no text whatever makes the reader throw", () => {
  const pieces = fc.array(
    fc.oneof(fc.string(), fc.constantFrom("CVSS:3.1", "CVSS:4.0", "/", ":", "AV:N", "E:A", "X")),
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const result = parseVector(parts.join("/"));
      expect(result.ok || result.message.length > 0).toBe(true);
    }),
  );
});
