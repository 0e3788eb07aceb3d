import type { z } from "zod";
import type { Actor } from "@/lib/domain/access/actor";
import { type Action, type CaseSubject, can } from "@/lib/domain/access/policy";
import { plainWords } from "@/lib/domain/plain-words";
import { AppError, forbidden, invalid, notFound } from "./errors";

/** Refuses what the access table does not allow; what this actor may not even see is not there. @throws AppError */
export function assertMay(actor: Actor, action: Action, subject: CaseSubject | null, now: Date): void {
  if (subject !== null && !can(actor, "case.read", subject, now).allowed && actor.type !== "draft")
    throw notFound();
  const decision = can(actor, action, subject, now);
  if (decision.allowed) return;
  throw decision.reason === "step_up" ? proofRequired() : forbidden();
}

/** What is answered where an act wants a fresh proof of who asks. */
export const proofRequired = () =>
  new AppError("step_up_required", "Confirm that it is you, then do this again.");

/** The first words for each field, the schema's own or else plain ones, as {@link AppError} `invalid`. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw, { error: plainWords });
  if (parsed.success) return parsed.data;
  const seen = new Set<string>();
  const fields = parsed.error.issues
    .map((issue) => ({ field: issue.path.join("."), message: issue.message }))
    .filter(({ field }) => !seen.has(field) && seen.add(field));
  throw invalid(fields);
}
