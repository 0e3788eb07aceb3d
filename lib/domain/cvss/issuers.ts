/** Whose score it is: the team's rates the case, all others stand beside it. */
export const SCORE_ISSUERS = ["team", "reporter", "vendor", "cna", "database"] as const;
export type ScoreIssuer = (typeof SCORE_ISSUERS)[number];
