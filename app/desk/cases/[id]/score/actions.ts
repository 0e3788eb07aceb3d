"use server";

import { deskAction } from "@/app/desk/desk-action";
import { addVulnerability } from "@/lib/usecases/scoring/add-vulnerability";
import { askSecondScorer } from "@/lib/usecases/scoring/ask-second-scorer";
import { decideSsvc } from "@/lib/usecases/scoring/decide-ssvc";
import { editVulnerability } from "@/lib/usecases/scoring/edit-vulnerability";
import { judgeImpact } from "@/lib/usecases/scoring/judge-impact";
import { recordScore } from "@/lib/usecases/scoring/record-score";
import { scoreVulnerability } from "@/lib/usecases/scoring/score-vulnerability";
import { setAffected } from "@/lib/usecases/scoring/set-affected";
import { writeImpactSentence } from "@/lib/usecases/scoring/write-sentence";

type Place = { reference: string; vulnerabilityId: string };
const back =
  (part: "" | "/impact" | "/ssvc" | "/weakness", saved: string) =>
  ({ reference, vulnerabilityId }: Place) =>
    `/desk/cases/${reference}/score${part}?v=${vulnerabilityId}&saved=${saved}`;

// To the form that was saved: a case may have a score of each version.
export const saveScore = deskAction(scoreVulnerability, {
  goTo: (saved) => `${back("", "score")(saved)}&cvss=${saved.cvss}`,
});
export const saveTheirScore = deskAction(recordScore, { goTo: back("", "recorded") });
export const askSecond = deskAction(askSecondScorer, {
  message: "Asked: a note names them, and they watch the case from now on.",
});
export const saveImpact = deskAction(judgeImpact, { goTo: back("/impact", "impact") });
export const saveSentence = deskAction(writeImpactSentence, { goTo: back("/impact", "sentence") });
export const saveSsvc = deskAction(decideSsvc, { goTo: back("/ssvc", "ssvc") });
export const saveVulnerability = deskAction(editVulnerability, { goTo: back("/weakness", "vulnerability") });
export const saveAffected = deskAction(setAffected, { goTo: back("/weakness", "versions") });
export const newVulnerability = deskAction(addVulnerability, { goTo: back("/weakness", "new") });
