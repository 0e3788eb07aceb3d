import type { z } from "zod";
import type { JOBS, JobName } from "@/lib/jobs/definitions";
import type { Caller } from "@/lib/server/use-case";

/** What a handler knows beside its payload: who it acts as (the system, on this task) and whether this is its last try. */
export type JobContext = { caller: Caller; lastTry: boolean };

/** One kind of job, done by calling use cases. It may run twice and must then change nothing more. */
export type Handler<Name extends JobName> = (
  payload: z.output<(typeof JOBS)[Name]>,
  context: JobContext,
) => Promise<void>;
