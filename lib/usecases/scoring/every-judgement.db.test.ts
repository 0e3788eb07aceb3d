import { beforeAll } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { IMPACT, VECTOR } from "@/db/testing/journey";
import { type Desk, openDesk } from "@/lib/usecases/cases/testing/desk";
import { type Scenario, testScenarios } from "@/lib/usecases/cases/testing/scenarios";
import { addVulnerability } from "./add-vulnerability";
import { askSecondScorer } from "./ask-second-scorer";
import { decideSsvc } from "./decide-ssvc";
import { editVulnerability } from "./edit-vulnerability";
import { judgeImpact } from "./judge-impact";
import { recordScore } from "./record-score";
import { scoreVulnerability } from "./score-vulnerability";
import { setAffected } from "./set-affected";
import { writeImpactSentence } from "./write-sentence";

const db = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(db());
});

const by = ["coordinator", "triager"] as const;

const SCENARIOS: Record<string, Scenario> = {
  score: {
    useCase: scoreVulnerability,
    on: { exploited: "no" },
    input: () => ({ vector: VECTOR }),
    by,
    event: "vulnerability.scored",
    leaves: {
      severity: "critical",
      score: "9.3",
      version: 2,
      priority: "high",
      priority_reasons: ["critical"],
    },
  },
  "write down somebody else’s score": {
    useCase: recordScore,
    input: () => ({ issuer: "database", issuerName: "NVD", vector: VECTOR }),
    by,
    event: "score.recorded",
    leaves: { severity: null, score: null, priority: "normal", priority_reasons: ["unjudged"] },
  },
  "judge the impact": {
    useCase: judgeImpact,
    input: () => ({ impact: IMPACT }),
    by,
    event: "impact.judged",
    leaves: {
      priority: "high",
      priority_reasons: ["total_confidentiality", "total_integrity", "limited_availability"],
    },
  },
  "word the impact": {
    useCase: writeImpactSentence,
    input: () => ({ sentence: "Anybody can read every file." }),
    by,
    event: "impact.worded",
  },
  "decide by SSVC": {
    useCase: decideSsvc,
    on: { exploited: "yes" },
    input: () => ({
      exploitation: "public_poc",
      automatable: "yes",
      valueDensity: "diffuse",
      technicalImpact: "partial",
      safetyImpact: "minimal",
    }),
    by,
    event: "ssvc.decided",
    leaves: { ssvc: "scheduled", priority: "high", priority_reasons: ["public_poc", "scheduled"] },
  },
  "ask for a second score": {
    useCase: askSecondScorer,
    input: () => ({ personId: desk.secondTriager.id }),
    by,
    event: "score.second_asked",
  },
  "name the CVE ID": {
    useCase: editVulnerability,
    input: () => ({ cve: "CVE-2026-12345", cwe: "CWE-787" }),
    by,
    event: "vulnerability.edited",
    leaves: { has_cve: true },
  },
  "add a vulnerability": {
    useCase: addVulnerability,
    input: () => ({ title: "A second flaw" }),
    by,
    event: "vulnerability.added",
  },
  "name the affected versions": {
    useCase: setAffected,
    input: () => ({ ranges: [{ product: "Example Server", introduced: "2.0", fixed: "2.8.4" }] }),
    by,
    event: "affected.set",
  },
};

testScenarios(db, () => desk, SCENARIOS);
