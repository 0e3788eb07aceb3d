"use server";

import { deskAction } from "@/app/desk/desk-action";
import { addVulnerability } from "@/lib/usecases/scoring/add-vulnerability";
import { editVulnerability } from "@/lib/usecases/scoring/edit-vulnerability";
import { judgeImpact } from "@/lib/usecases/scoring/judge-impact";
import { scoreVulnerability } from "@/lib/usecases/scoring/score-vulnerability";
import { setAffected } from "@/lib/usecases/scoring/set-affected";

type Place = { reference: string; vulnerabilityId: string };
const back =
  (saved: string) =>
  ({ reference, vulnerabilityId }: Place) =>
    `/desk/cases/${reference}/score?v=${vulnerabilityId}&saved=${saved}`;

export const saveScore = deskAction(scoreVulnerability, { goTo: back("score") });
export const saveImpact = deskAction(judgeImpact, { goTo: back("impact") });
export const saveVulnerability = deskAction(editVulnerability, { goTo: back("vulnerability") });
export const saveAffected = deskAction(setAffected, { goTo: back("versions") });
export const newVulnerability = deskAction(addVulnerability, { goTo: back("new") });
