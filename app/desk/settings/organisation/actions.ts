"use server";

import { action } from "@/lib/server/action";
import { changeOrganisation } from "@/lib/usecases/settings/change-organisation";

export const save = action(changeOrganisation, {
  as: "staff",
  message: "Saved. Pages, receipts and mail say so from now on.",
});
