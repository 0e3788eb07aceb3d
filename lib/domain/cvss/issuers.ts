/** Whose score it is: the team's rates the case, the reporter's stands beside it. */
export const SCORE_ISSUERS = ["team", "reporter"] as const;
export type ScoreIssuer = (typeof SCORE_ISSUERS)[number];
