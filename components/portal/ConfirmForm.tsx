"use client";

import { useActionState } from "react";
import { formErrors } from "@/components/form/form-errors";
import { Actions, Button, ButtonLink } from "@/components/ui/Button";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { type FormAction, IDLE } from "@/lib/domain/form-state";

type Props = { action: FormAction; caseId: string; submit: string; back: string };

/** The second step of an act that is not easily undone. */
export function ConfirmForm({ action, caseId, submit, back }: Props) {
  const [state, formAction, pending] = useActionState(action, IDLE);
  return (
    <form action={formAction} className="mt-6">
      <ErrorSummary errors={formErrors(state, () => null)} />
      <input type="hidden" name="caseId" value={caseId} />
      <Actions className="mt-4">
        <Button variant="destructive" disabled={pending}>
          {submit}
        </Button>
        <ButtonLink href={back} variant="quiet">
          Keep it
        </ButtonLink>
      </Actions>
    </form>
  );
}
