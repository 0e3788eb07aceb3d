import { describe, expect, test } from "vitest";
import { IMPACT_AXES, impactBoardSchema, worstImpact } from "@/lib/domain/impact";

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

  test("of several boards the worst level of each axis counts, and an axis nobody judged is absent", () => {
    expect(worstImpact([])).toEqual({});
    expect(
      worstImpact([
        { confidentiality: "limited", availability: "none" },
        { confidentiality: "total", availability: "none", integrity: "everything" },
      ]),
    ).toEqual({ confidentiality: "total", availability: "none" });
  });
});
