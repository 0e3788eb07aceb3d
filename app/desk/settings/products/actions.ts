"use server";

import { deskAction } from "@/app/desk/desk-action";
import { changeProduct, setBranch } from "@/lib/usecases/products/change";
import { registerNamedProduct } from "@/lib/usecases/products/register";

export const register = deskAction(registerNamedProduct, { message: "Product added." });
export const change = deskAction(changeProduct, { message: "Product saved." });
export const branch = deskAction(setBranch, { message: "Branch saved." });
