import { z } from "zod";
import { lengthWords } from "@/lib/domain/plain-words";
import { isPlainLine, PLAIN_LINE } from "@/lib/domain/text";

/** Who runs this desk, as pages, receipts and mail name them. */
export const organisationNameSchema = z
  .string("Enter the name of the project or organisation.")
  .trim()
  .min(1, "Enter the name of the project or organisation.")
  .max(120, lengthWords(120, "the name"))
  .refine(isPlainLine, PLAIN_LINE);

/** What the references of cases begin with, in capitals: EX makes EX-2026-7KQM2. */
export const referencePrefixSchema = z
  .string("Enter a prefix.")
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{2,6}$/, "Use two to six letters A to Z or digits for the prefix.");
