import { describe, expect, test } from "vitest";
import { parseVector } from "@/lib/domain/cvss/vector";
import { IMPACT_AXES, impactBoardSchema, impactSentence } from "@/lib/domain/impact";

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

describe("the impact board", () => {
  const none = { level: "none", rationale: "" };
  const board = { confidentiality: none, elevation: none, integrity: none, availability: none };

  test("confidentiality, elevation and integrity come before availability", () => {
    expect(IMPACT_AXES).toEqual(["confidentiality", "elevation", "integrity", "availability"]);
    expect(Object.keys(impactBoardSchema.shape)).toEqual([...IMPACT_AXES]);
  });

  test("more than none needs a reason, and availability can be total", () => {
    expect(impactBoardSchema.safeParse(board).success).toBe(true);
    const total = { level: "total", rationale: "One request stops every node." };
    expect(impactBoardSchema.safeParse({ ...board, availability: total }).success).toBe(true);
    const unexplained = impactBoardSchema.safeParse({
      ...board,
      elevation: { level: "limited", rationale: "  " },
    });
    expect(unexplained.error?.issues[0]?.path).toEqual(["elevation", "rationale"]);
  });

  test("all four axes are needed and no fifth is taken", () => {
    expect(impactBoardSchema.safeParse({ ...board, availability: undefined }).success).toBe(false);
    expect(impactBoardSchema.safeParse({ ...board, reputation: none }).success).toBe(false);
  });
});
