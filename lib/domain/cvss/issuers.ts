/** Whose score it is: the team's rates the case, all others stand beside it. */
export const SCORE_ISSUERS = ["team", "reporter", "vendor", "cna", "database"] as const;
export type ScoreIssuer = (typeof SCORE_ISSUERS)[number];

/** Those whose scores the team writes down for them. */
export const OTHER_ISSUERS = [
  "vendor",
  "cna",
  "database",
  "reporter",
] as const satisfies readonly ScoreIssuer[];

export const ISSUER_LABELS: Record<ScoreIssuer, string> = {
  team: "The team",
  reporter: "The reporter",
  vendor: "Vendor",
  cna: "CNA",
  database: "Database",
};

/** Whether there can be several of the kind, so that each needs its name ("NVD"). */
export function isNamed(issuer: ScoreIssuer): boolean {
  return issuer === "vendor" || issuer === "cna" || issuer === "database";
}

/** Whose score it is, in words: "The team", "Database NVD". */
export function issuerWords(issuer: ScoreIssuer, name: string | null): string {
  return name === null ? ISSUER_LABELS[issuer] : `${ISSUER_LABELS[issuer]} ${name}`;
}
