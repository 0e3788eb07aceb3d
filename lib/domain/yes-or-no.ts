import { z } from "zod";

/** A yes or no as a form sends it ("yes") or a program does (true); anything else is no. */
export const yesOrNoSchema = z.preprocess((value) => value === "yes" || value === true, z.boolean());
