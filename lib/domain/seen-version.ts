import { z } from "zod";

/** Which version of something a change was made on, as a form sends it. */
export const seenVersionSchema = z.coerce.number<unknown>().int("Reload the page, then try again.");
