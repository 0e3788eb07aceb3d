"use server";

import { action } from "@/lib/server/action";
import { publishPolicy } from "@/lib/usecases/settings/publish-policy";
import { shownReview } from "./review";

export const publish = action(publishPolicy, {
  as: "staff",
  review: async (result) => (result.step === "review" ? shownReview(result) : null),
  goTo: ({ number }) => `/desk/settings/policy?published=${number}`,
});
