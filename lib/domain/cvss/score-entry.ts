import type { Severity } from "@/lib/domain/severity";
import type { CvssVersion } from "./catalogue";
import type { ScoreIssuer } from "./issuers";
import type { Scored } from "./rating";

/** A score that was given once: base as published, and what threat and environment make of it. Instants as ISO text. */
export type ScoreEntry = {
  id: string;
  issuer: ScoreIssuer;
  issuerName: string | null;
  cvssVersion: CvssVersion;
  vector: string;
  score: number;
  severity: Severity;
  overall: Scored | null;
  reason: string | null;
  by: string | null;
  at: string;
};
