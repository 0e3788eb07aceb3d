/** The codes of refusals for want of room: trying again a little later helps. */
const OVERLOAD = ["too_many", "busy"] as const;
export type Overload = (typeof OVERLOAD)[number];

export const isOverload = (code: string | undefined): code is Overload =>
  OVERLOAD.some((overload) => overload === code);
