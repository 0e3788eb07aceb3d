import { expect, test } from "vitest";
import { parseVector } from "@/lib/domain/cvss/vector";
import { versionDisagreements } from "./version-disagreement";

const vector = (text: string) => {
  const read = parseVector(text);
  if (!read.ok) throw new Error(text);
  return read.vector;
};
const V40 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N";
const V31 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:N";
const between = (v40: string, v31: string) => versionDisagreements(vector(v40), vector(v31));

test("two vectors that say the same of one flaw do not disagree", () => {
  expect(between(V40, V31)).toEqual([]);
  expect(between(V40.replace("AT:N", "AT:P"), V31.replace("AC:L", "AC:H"))).toEqual([]);
});

test("a metric that both ask and answer differently is named with both answers", () => {
  expect(between(V40, V31.replace("PR:N", "PR:L"))).toEqual([
    { name: "Privileges required", in40: "None", in31: "Low" },
  ]);
  expect(between(V40.replace("UI:P", "UI:N"), V31.replace("/I:H", "/I:L"))).toMatchObject([
    { name: "User interaction", in40: "None", in31: "Required" },
    { name: "Integrity", in40: "High", in31: "Low" },
  ]);
  expect(between(V40.replace("AT:N", "AT:P"), V31)).toEqual([
    { name: "Attack complexity", in40: "attack requirements present", in31: "Low" },
  ]);
});

test("with a changed scope the effects are not compared: 3.1 may mean another system", () => {
  expect(between(V40, V31.replace("S:U/C:H", "S:C/C:L"))).toEqual([]);
});
