"use server";

import { action } from "@/lib/server/action";
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

export const saveScore = action(scoreVulnerability, { as: "staff", goTo: back("score") });
export const saveImpact = action(judgeImpact, { as: "staff", goTo: back("impact") });
export const saveVulnerability = action(editVulnerability, { as: "staff", goTo: back("vulnerability") });
export const saveAffected = action(setAffected, { as: "staff", goTo: back("versions") });
export const newVulnerability = action(addVulnerability, { as: "staff", goTo: back("new") });
