"use server";

import { action } from "@/lib/server/action";
import { changeProduct, setBranch } from "@/lib/usecases/products/change";
import { registerNamedProduct } from "@/lib/usecases/products/register";
import { setRequirements } from "@/lib/usecases/products/requirements";

export const register = action(registerNamedProduct, { as: "staff", message: "Product added." });
export const change = action(changeProduct, { as: "staff", message: "Product saved." });
export const branch = action(setBranch, { as: "staff", message: "Branch saved." });
export const requirements = action(setRequirements, {
  as: "staff",
  message: "Saved. New scores start from it.",
});
