import { z } from "zod";
import { CASE_EVENT_NAMES } from "@/lib/domain/case/follow-ups";

/** Every kind of job, with what it carries: ids only. Handlers read the rest under row-level security. */
export const JOBS = {
  "index-case": z.object({ caseId: z.uuid() }),
  "index-backlog": z.object({ after: z.uuid() }),
  "send-notice": z.object({ noticeId: z.uuid() }),
  "tell-duplicates": z.object({ caseId: z.uuid(), event: z.enum(CASE_EVENT_NAMES), newsId: z.uuid() }),
  "sweep-expired": z.object({}),
  "watch-clocks": z.object({}),
  "settle-cases": z.object({}),
  "wake-cases": z.object({}),
} as const;
export type JobName = keyof typeof JOBS;

export type JobDraft = {
  [Name in JobName]: { name: Name; payload: z.infer<(typeof JOBS)[Name]>; key?: string; runAt?: Date };
}[JobName];
