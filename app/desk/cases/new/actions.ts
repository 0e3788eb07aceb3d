"use server";

import { action } from "@/lib/server/action";
import { createIncident } from "@/lib/usecases/cases/create";

export const create = action(createIncident, {
  as: "staff",
  goTo: ({ reference }) => `/desk/cases/${reference}`,
});
