"use client";

import { useActionState } from "react";
import { Actions, Button, type ButtonVariant } from "@/components/ui/Button";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { Field } from "@/components/ui/Field";
import { TextArea } from "@/components/ui/TextInput";
import { type FormAction, IDLE, typedText } from "@/lib/domain/form-state";

type Props = {
  action: FormAction;
  caseId: string;
  /** Name and id of the text field. */
  name: string;
  id: string;
  label: string;
  hint?: string;
  submit: string;
  variant?: ButtonVariant;
  rows?: number;
};

/** A text and a button: a reply, a correction, a reason. What was typed is still there after a refusal. */
export function WordsForm({ action, caseId, name, id, label, hint, submit, variant, rows = 6 }: Props) {
  const [state, formAction, pending] = useActionState(action, IDLE);
  const failed = state.status === "failed" ? state : null;
  const error = failed
    ? (failed.fields.find(({ field }) => field === name)?.message ?? failed.message)
    : undefined;
  return (
    <form action={formAction} noValidate data-leaves data-unsaved={failed ? true : undefined}>
      <ErrorSummary
        errors={error ? [{ field: id, message: error, link: failed?.link }] : []}
        kept="What you wrote is still here; nothing was sent."
      />
      <input type="hidden" name="caseId" value={caseId} />
      <Field id={id} label={label} hint={hint} error={error}>
        {(control) => (
          <TextArea
            name={name}
            rows={rows}
            maxLength={65_536}
            defaultValue={typedText(failed?.values, name) ?? ""}
            key={failed ? "kept" : "fresh"}
            {...control}
          />
        )}
      </Field>
      <Actions className="mt-3">
        <Button variant={variant} disabled={pending}>
          {submit}
        </Button>
      </Actions>
    </form>
  );
}
