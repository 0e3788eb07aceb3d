"use client";

import { useActionState } from "react";
import { type FormAction, IDLE } from "@/lib/domain/form-state";

/**
 * A form with fields of its own shape: the action to submit to, the words for its error summary, and for each field its
 * problem and what was typed. `fieldId` maps a field to the id its error line jumps to; null where it has none.
 */
export function useActionForm(action: FormAction, fieldId: (field: string) => string | null) {
  const [state, send, pending] = useActionState(action, IDLE);
  const failed = state.status === "failed" ? state : null;
  const problems = failed?.fields ?? [];
  const errors = failed
    ? problems.length === 0
      ? [{ message: failed.message }]
      : problems.map(({ field, message }) => ({ field: fieldId(field) ?? undefined, message }))
    : [];
  return {
    send,
    pending,
    errors,
    failedValues: failed?.values ?? null,
    errorOf: (field: string) => problems.find((problem) => problem.field === field)?.message,
    typed: (field: string, otherwise: string) => failed?.values[field] ?? otherwise,
  };
}
