"use server";

import { deskAction } from "@/app/desk/desk-action";
import { shownAdvisory } from "@/app/shown-advisory";
import type { ShownPreview } from "@/components/advisory/use-live-preview";
import type { AdvisoryState } from "@/lib/domain/advisory/states";
import type { FormAction, FormState } from "@/lib/domain/form-state";
import { previewAdvisory } from "@/lib/queries/advisory-preview";
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

// What a save did to the text that stood there before.
const AFTER_SAVE = {
  draft: "text",
  approved: "text-unapproved",
  published: "text-behind",
  withdrawn: "text-behind",
} as const satisfies Record<AdvisoryState, string>;

/** What is typed, as the public would read it. */
export const look = deskAction(previewAdvisory, {
  review: async ({ advisory, ...rest }): Promise<ShownPreview> => ({
    ...(await shownAdvisory(advisory)),
    ...rest,
  }),
});

const BUTTONS = {
  save: deskAction(saveAdvisory, {
    goTo: ({ reference, before }) => back(before === null ? "text" : AFTER_SAVE[before])({ reference }),
  }),
  refresh: deskAction(refreshAdvisory, { goTo: back("refreshed") }),
  preview: look,
} satisfies Record<string, FormAction<ShownPreview>>;

/** The buttons of the editor: one form, so that each of them comes with what is typed. */
export async function write(previous: FormState<ShownPreview>, form: FormData) {
  const then = form.get("then");
  return BUTTONS[then === "preview" || then === "refresh" ? then : "save"](previous, form);
}

export const approve = deskAction(approveAdvisory, { goTo: back("approved") });
export const schedule = deskAction(schedulePublication, { goTo: back("scheduled") });
export const publish = deskAction(publishAdvisory, { goTo: back("published") });
export const publishNow = deskAction(scheduleAndPublish, { goTo: back("published") });
export const publishInEmergency = deskAction(publishEmergency, { goTo: back("published") });
export const publishAgain = deskAction(publishRevision, { goTo: back("published") });
export const withdraw = deskAction(withdrawAdvisory, { goTo: back("withdrawn") });
export const offer = deskAction(offerCredit, { goTo: backToCredit("offered") });
export const agreeToName = deskAction(approveCredit, { goTo: backToCredit("agreed") });
export const takeBackCredit = deskAction(withdrawCredit, { goTo: backToCredit("credit-withdrawn") });
