"use server";

import { deskAction } from "@/app/desk/desk-action";
import { changeProduct, setBranch } from "@/lib/usecases/products/change";
import { registerNamedProduct } from "@/lib/usecases/products/register";
import { setRequirements } from "@/lib/usecases/products/requirements";

export const register = deskAction(registerNamedProduct, { message: "Product added." });
export const change = deskAction(changeProduct, { message: "Product saved." });
export const branch = deskAction(setBranch, { message: "Branch saved." });
export const requirements = deskAction(setRequirements, { message: "Saved. New scores start from it." });
