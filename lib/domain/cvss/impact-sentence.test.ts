import { describe, expect, test } from "vitest";
import { impactSentence } from "@/lib/domain/cvss/impact-sentence";
import { parseVector } from "@/lib/domain/cvss/vector";

function sentence(text: string): string {
  const result = parseVector(text);
  if (!result.ok) throw new Error(result.message);
  return impactSentence(result.vector);
}

describe("the impact in one sentence", () => {
  test.each([
    [
      "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
      "An unauthenticated attacker over the network can take full control of the system.",
    ],
    [
      "CVSS:4.0/AV:A/AC:H/AT:P/PR:L/UI:A/VC:L/VI:N/VA:H/SC:H/SI:L/SA:N",
      "An attacker on the same network segment with an ordinary account can read some data, stop the service and on other systems read all data and change some data, if someone can be led to take an unusual step, after getting past a protection and on installations set up in a certain way.",
    ],
    [
      "CVSS:3.1/AV:L/AC:L/PR:H/UI:R/S:C/C:H/I:N/A:N",
      "An attacker with local access and administrator rights can read all data and reach beyond the component at fault, if someone else takes part.",
    ],
    [
      "CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:C/C:N/I:N/A:N",
      "An unauthenticated attacker with physical access gains nothing.",
    ],
  ])("%s", (text, expected) => {
    expect(sentence(text)).toBe(expected);
  });
});
