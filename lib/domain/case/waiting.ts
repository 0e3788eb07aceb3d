/** Whom a case waits for outside the team and its reporter. */
export const OTHERS = ["vendor", "upstream", "coordinator", "other"] as const;
export type Other = (typeof OTHERS)[number];

export const OTHERS_WORDS: Record<Other, string> = {
  vendor: "a vendor",
  upstream: "an upstream project",
  coordinator: "a coordinator",
  other: "somebody else",
};
