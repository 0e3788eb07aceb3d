"use client";

import { useActionState } from "react";
import { type FormAction, IDLE, typedText } from "@/lib/domain/form-state";
import { formErrors } from "./form-errors";

/**
 * A form with fields of its own shape: the action to submit to, the words for its error summary, and for each field its
 * problem and what was typed. `fieldId` maps a field to the id its error line jumps to; null where it has none.
 */
export function useActionForm(action: FormAction, fieldId: (field: string) => string | null) {
  const [state, send] = useActionState(action, IDLE);
  const failed = state.status === "failed" ? state : null;
  return {
    send,
    errors: formErrors(state, fieldId),
    failedValues: failed?.values ?? null,
    errorOf: (field: string) => failed?.fields.find((problem) => problem.field === field)?.message,
    typed: (field: string, otherwise: string) => typedText(failed?.values, field) ?? otherwise,
  };
}
