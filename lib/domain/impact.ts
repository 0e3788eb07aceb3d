import { z } from "zod";

/** The axes of the impact board, in the order they lead: disclosure, elevation and tampering before denial of service. */
export const IMPACT_AXES = ["confidentiality", "elevation", "integrity", "availability"] as const;

export type ImpactAxis = (typeof IMPACT_AXES)[number];

export const IMPACT_LEVELS = ["none", "limited", "total"] as const;

export type ImpactLevel = (typeof IMPACT_LEVELS)[number];

export const IMPACT_AXIS_LABELS = {
  confidentiality: "Confidentiality",
  elevation: "Elevation of privilege",
  integrity: "Integrity",
  availability: "Availability",
} as const satisfies Record<ImpactAxis, string>;

/**
 * The worst level of each axis over several boards, as they are stored; axes nobody judged are absent. What is not a level
 * counts as not judged.
 */
export function worstImpact(
  boards: readonly Readonly<Record<string, unknown>>[],
): Partial<Record<ImpactAxis, ImpactLevel>> {
  return Object.fromEntries(
    IMPACT_AXES.flatMap((axis) => {
      const worst = IMPACT_LEVELS.findLast((level) => boards.some((board) => board[axis] === level));
      return worst === undefined ? [] : [[axis, worst]];
    }),
  );
}

const onAxis = (axis: ImpactAxis) =>
  z
    .strictObject({ level: z.enum(IMPACT_LEVELS), rationale: z.string().trim().max(2000) })
    .refine(({ level, rationale }) => level === "none" || rationale !== "", {
      path: ["rationale"],
      message: `${IMPACT_AXIS_LABELS[axis]}: say in a sentence why it is more than none.`,
    });

/** The whole board: a level on each axis, with its reason wherever it is more than none. */
export const impactBoardSchema = z.strictObject({
  confidentiality: onAxis("confidentiality"),
  elevation: onAxis("elevation"),
  integrity: onAxis("integrity"),
  availability: onAxis("availability"),
});
