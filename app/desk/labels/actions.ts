"use server";

import { deskAction } from "@/app/desk/desk-action";
import { addLabel, changeLabel } from "@/lib/usecases/labels/register";

export const add = deskAction(addLabel, { message: "Label added." });
export const change = deskAction(changeLabel, { message: "Label saved." });
