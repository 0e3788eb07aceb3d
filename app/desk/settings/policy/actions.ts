"use server";

import { deskAction } from "@/app/desk/desk-action";
import { keepPolicy } from "@/lib/usecases/settings/keep-policy";
import { publishPolicy } from "@/lib/usecases/settings/publish-policy";
import { shownReview } from "./review";

export const keep = deskAction(keepPolicy, {
  goTo: ({ number }) => `/desk/settings/policy?published=${number}`,
});

export const publish = deskAction(publishPolicy, {
  review: async (result) => (result.step === "review" ? shownReview(result) : null),
  goTo: ({ number }) => `/desk/settings/policy?published=${number}`,
});
