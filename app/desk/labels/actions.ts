"use server";

import { action } from "@/lib/server/action";
import { addLabel, changeLabel } from "@/lib/usecases/labels/register";

export const add = action(addLabel, { as: "staff", message: "Label added." });
export const change = action(changeLabel, { as: "staff", message: "Label saved." });
