import { z } from "zod";
import { LABEL_TONES } from "./label";

/** One line, without characters that do not show: it stands in searches and beside titles. */
const LABEL_NAME = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{P}\p{S} ]*$/u;

export const labelInput = z.object({
  name: z
    .string()
    .transform((text) => text.normalize("NFC").trim().replace(/\s+/gu, " "))
    .pipe(
      z
        .string()
        .min(1, "Enter a name.")
        .max(40)
        .regex(LABEL_NAME, "Begin with a letter or a digit, and use visible characters only."),
    ),
  tone: z.enum(LABEL_TONES, "Choose how the label looks."),
});
