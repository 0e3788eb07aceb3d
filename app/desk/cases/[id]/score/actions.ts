"use server";

import { action } from "@/lib/server/action";
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

export const saveScore = action(scoreVulnerability, { as: "staff", goTo: back("", "score") });
export const saveTheirScore = action(recordScore, { as: "staff", goTo: back("", "recorded") });
export const askSecond = action(askSecondScorer, {
  as: "staff",
  message: "Asked: a note names them, and a mail tells them that there is a question.",
});
export const saveImpact = action(judgeImpact, { as: "staff", goTo: back("/impact", "impact") });
export const saveSentence = action(writeImpactSentence, { as: "staff", goTo: back("/impact", "sentence") });
export const saveSsvc = action(decideSsvc, { as: "staff", goTo: back("/ssvc", "ssvc") });
export const saveVulnerability = action(editVulnerability, {
  as: "staff",
  goTo: back("/weakness", "vulnerability"),
});
export const saveAffected = action(setAffected, { as: "staff", goTo: back("/weakness", "versions") });
export const newVulnerability = action(addVulnerability, { as: "staff", goTo: back("/weakness", "new") });
