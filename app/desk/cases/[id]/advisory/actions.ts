"use server";

import { action } from "@/lib/server/action";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import {
  publishAdvisory,
  publishEmergency,
  publishRevision,
  scheduleAndPublish,
} from "@/lib/usecases/advisories/publish";
import { refreshAdvisory, saveAdvisory } from "@/lib/usecases/advisories/save";
import { withdrawAdvisory } from "@/lib/usecases/advisories/withdraw";
import { schedulePublication } from "@/lib/usecases/cases/moves";
import { approveCredit } from "@/lib/usecases/credits/approve";
import { offerCredit } from "@/lib/usecases/credits/offer";
import { withdrawCredit } from "@/lib/usecases/credits/withdraw";

const back =
  (saved: string) =>
  ({ reference }: { reference: string }) =>
    `/desk/cases/${reference}/advisory?saved=${saved}`;

// Credit is offered from the page of a duplicate too, which has no advisory.
const backToCredit =
  (saved: string) =>
  ({ reference }: { reference: string }, form: FormData) =>
    `/desk/cases/${reference}/${form.get("page") === "duplicates" ? "duplicates" : "advisory"}?saved=${saved}`;

export const save = action(saveAdvisory, { as: "staff", goTo: back("text") });
export const refreshFromCase = action(refreshAdvisory, { as: "staff", goTo: back("refreshed") });
export const approve = action(approveAdvisory, { as: "staff", goTo: back("approved") });
export const schedule = action(schedulePublication, { as: "staff", message: "Scheduled." });
export const publish = action(publishAdvisory, { as: "staff", goTo: back("published") });
export const publishNow = action(scheduleAndPublish, { as: "staff", goTo: back("published") });
export const publishInEmergency = action(publishEmergency, { as: "staff", goTo: back("published") });
export const publishAgain = action(publishRevision, { as: "staff", goTo: back("published") });
export const withdraw = action(withdrawAdvisory, { as: "staff", goTo: back("withdrawn") });
export const offer = action(offerCredit, { as: "staff", goTo: backToCredit("offered") });
export const agreeToName = action(approveCredit, { as: "staff", goTo: backToCredit("agreed") });
export const takeBackCredit = action(withdrawCredit, { as: "staff", goTo: backToCredit("credit-withdrawn") });
