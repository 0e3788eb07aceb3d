import { z } from "zod";
import { listedInstantSchema } from "@/lib/domain/iso-time";
import { SEVERITIES } from "@/lib/domain/severity";

// PostgreSQL takes every character in a text but this one.
const WITHOUT_NUL = /^[^\0]*$/;

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** What the address of the advisories list may ask for; anything unreadable is left out, so that old links still open. */
export const advisoryFilterSchema = z.object({
  severity: z.preprocess(one, z.enum(SEVERITIES).optional()).catch(undefined),
  product: z.preprocess(one, z.string().min(1).max(200).regex(WITHOUT_NUL).optional()).catch(undefined),
  /** Place in the list: the last line of the page before. */
  before: z
    .preprocess(
      one,
      z
        .string()
        .regex(/^[^_]+_[^_]+$/)
        .refine((text) => {
          const [at, id] = text.split("_");
          return listedInstantSchema.safeParse(at).success && z.uuid().safeParse(id).success;
        })
        .optional(),
    )
    .catch(undefined),
});
export type AdvisoryFilter = z.infer<typeof advisoryFilterSchema>;

/** The search of a list address, with the parts that are not set left out. */
export function advisorySearch(filter: AdvisoryFilter): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) search.set(name, value);
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}
