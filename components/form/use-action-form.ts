import { useActionState } from "react";
import { type FormAction, type FormState, IDLE, typedText } from "@/lib/domain/form-state";
import { formErrors } from "./form-errors";

/**
 * A form with fields of its own shape: the action to submit to, the words for its error summary, and for each field its
 * problem and what was typed. `fieldId` maps a field to the id its error line jumps to; null where it has none.
 */
export function useActionForm<Review = never>(
  action: FormAction<Review>,
  fieldId: (field: string) => string | null,
) {
  const [state, send] = useActionState<FormState<Review>, FormData>(action, IDLE);
  const failed = state.status === "failed" ? state : null;
  const returned = state.status === "failed" || state.status === "review" ? state.values : null;
  return {
    send,
    errors: formErrors(state, fieldId),
    /** What was typed, where the form came back with it. */
    returned,
    /** The fresh proof of identity that is asked for. */
    proof: failed?.proof ?? null,
    review: state.status === "review" ? state.review : null,
    done: state.status === "done" ? state.message : null,
    errorOf: (field: string) => failed?.fields.find((problem) => problem.field === field)?.message,
    typed: (field: string, otherwise: string) => typedText(returned ?? undefined, field) ?? otherwise,
  };
}
