"use server";

import { deskAction } from "@/app/desk/desk-action";
import { createIncident } from "@/lib/usecases/cases/create";

export const create = deskAction(createIncident, {
  goTo: ({ reference }) => `/desk/cases/${reference}`,
});
