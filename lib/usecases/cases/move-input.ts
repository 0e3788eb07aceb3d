import { z } from "zod";
import { REJECTION_OUTCOMES } from "@/lib/domain/case/states";
import { typedDaySchema } from "@/lib/domain/iso-time";
import { writtenOrNothingSchema } from "@/lib/domain/written";
import { caseInput } from "./subject";

// What was left empty was not brought along.
const words = writtenOrNothingSchema;
const blank = z.literal("").transform(() => undefined);

/** What a person may bring along with a move. Which of it is needed is said by the table of moves. */
export const moveInput = caseInput.extend({
  message: words.optional(),
  reason: words.optional(),
  outcome: z.union([blank, z.enum(REJECTION_OUTCOMES)], "Choose an outcome.").optional(),
  ownerId: z.union([blank, z.uuid()], "Choose a person.").optional(),
  expectedResolutionAt: z.union([blank, typedDaySchema]).optional(),
  emergencyReason: words.optional(),
});
export type MoveInput = z.infer<typeof moveInput>;
