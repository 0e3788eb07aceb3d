"use server";

import { deskAction } from "@/app/desk/desk-action";
import { changeOrganisation } from "@/lib/usecases/settings/change-organisation";

export const save = deskAction(changeOrganisation, {
  message: "Saved. Pages, receipts and mail say so from now on.",
});
