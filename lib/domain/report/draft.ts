import { z } from "zod";
import { answersSchema } from "./answers";

/** What a draft holds: the answers so far, and the version of the rules that was ticked. */
export const draftContentSchema = z.object({ answers: answersSchema, attested: z.string().nullable() });
export type DraftContent = z.infer<typeof draftContentSchema>;
