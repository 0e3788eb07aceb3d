import { z } from "zod";
import { normaliseLineEnds } from "./text";

/** The longest text anybody writes on a case, in characters: 64 KB, which is also what Markdown is rendered up to. */
const LONGEST = 65_536;

/** Words written on a case: LF line ends, no blanks around them, never empty. @param empty what to say when they are */
export const writtenSchema = (empty: string) =>
  z
    .string()
    .transform((text) => normaliseLineEnds(text).trim())
    .pipe(z.string().min(1, empty).max(LONGEST));

/** The same where they may be left out: empty reads as not given. */
export const writtenOrNothingSchema = z
  .string()
  .transform((text) => normaliseLineEnds(text).trim())
  .pipe(z.string().max(LONGEST))
  .transform((text) => text || undefined);
