import type { Severity } from "@/lib/domain/severity";
import type { CvssVersion } from "./catalogue";
import type { ScoreIssuer } from "./issuers";

/** A score that was given once, as pages show it: who, when, why. Instants as ISO text. */
export type ScoreEntry = {
  id: string;
  issuer: ScoreIssuer;
  cvssVersion: CvssVersion;
  vector: string;
  score: number;
  severity: Severity;
  reason: string | null;
  by: string | null;
  at: string;
};
