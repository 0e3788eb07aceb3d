"use client";

import { type KeyboardEvent, useActionState } from "react";
import { Banner } from "@/components/ui/Banner";
import {
  type Audience,
  Composer,
  ComposerAudiences,
  ComposerSend,
  ComposerText,
} from "@/components/ui/Composer";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { type FormAction, IDLE } from "@/lib/domain/form-state";

type Props = { action: FormAction; caseId: string; audiences: Audience[] };

/** Writes a note or a message. Internal unless another audience is chosen; colour and button follow the choice. */
export function CaseComposer({ action, caseId, audiences }: Props) {
  const [state, send, pending] = useActionState(action, IDLE);
  const values = state.status === "failed" ? state.values : {};
  return (
    <Composer id="write" action={send} className="mt-5" onKeyDown={sendOnCtrlEnter}>
      <ErrorSummary
        errors={state.status === "failed" ? [{ field: "body", message: state.message }] : []}
        kept="Your text is still here."
      />
      {state.status === "done" ? (
        <Banner tone="ok" live>
          {state.message}
        </Banner>
      ) : null}
      <input type="hidden" name="caseId" value={caseId} />
      <ComposerAudiences audiences={audiences} value={values.audience ?? audiences[0]?.value} />
      <ComposerText id="body" name="body" label="Message" defaultValue={values.body} />
      <ComposerSend audiences={audiences} shortcut="Ctrl Enter" disabled={pending} />
    </Composer>
  );
}

function sendOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
