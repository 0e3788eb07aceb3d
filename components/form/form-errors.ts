import type { FormError } from "@/components/ui/ErrorSummary";
import type { FormState } from "@/lib/domain/form-state";

/** The lines of a form's error summary, each with the id of the control it jumps to; `idOf` is null where there is none. */
export function formErrors(state: FormState<unknown>, idOf: (field: string) => string | null): FormError[] {
  if (state.status !== "failed") return [];
  if (state.link) return [{ message: state.message, link: state.link }];
  if (state.fields.length > 0)
    return state.fields.map(({ field, message }) => ({ field: idOf(field) ?? undefined, message }));
  return state.message === "" ? [] : [{ message: state.message }];
}
