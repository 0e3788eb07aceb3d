"use server";

import { action } from "@/lib/server/action";
import { changeProduct, setBranch } from "@/lib/usecases/products/change";
import { registerNamedProduct } from "@/lib/usecases/products/register";

export const register = action(registerNamedProduct, { as: "staff", message: "Product added." });
export const change = action(changeProduct, { as: "staff", message: "Product saved." });
export const branch = action(setBranch, { as: "staff", message: "Branch saved." });
