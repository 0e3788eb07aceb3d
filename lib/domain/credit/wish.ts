import { z } from "zod";
import { CREDIT_NAMINGS } from "./states";

/** What a reporter asked for when reporting; stored sealed on the participant and used to prefill the team's offer. */
export const creditWishSchema = z.object({
  naming: z.enum(CREDIT_NAMINGS).catch("none"),
  name: z.string().catch(""),
  link: z.string().catch(""),
});
export type CreditWish = z.infer<typeof creditWishSchema>;

/** Reads a stored wish; anything unreadable counts as no wish. */
export function readCreditWish(json: string | null): CreditWish | null {
  if (json === null) return null;
  try {
    return creditWishSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
