"use client";

import {
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from "react";
import { FormControl } from "@/components/form/FormControl";
import { formErrors } from "@/components/form/form-errors";
import { HiddenFields } from "@/components/form/HiddenFields";
import { Banner } from "@/components/ui/Banner";
import { Button, type ButtonVariant } from "@/components/ui/Button";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { type FormAction, IDLE } from "@/lib/domain/form-state";
import { ProofPart, proofControlId } from "./ProofPart";
import { passkeyProblem } from "./passkey-words";

type Ceremony =
  | { kind: "prove"; options: Parameters<typeof startAuthentication>[0]; autofill?: boolean }
  | { kind: "create"; options: Parameters<typeof startRegistration>[0] };

type Props = {
  action: FormAction;
  ceremony: Ceremony;
  submit: string;
  variant?: ButtonVariant;
  hidden?: Record<string, string>;
};

/** Asks the browser for a passkey and sends what it answers. Not shown where scripts are off: there it cannot work. */
export function PasskeyForm({ action, ceremony, submit, variant = "secondary", hidden = {} }: Props) {
  const [state, send, pending] = useActionState(action, IDLE);
  const [problem, setProblem] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const given = useRef<unknown>(null);

  const answer = (response: unknown) => {
    if (!form.current) return;
    given.current = response;
    const data = new FormData(form.current);
    data.set("response", JSON.stringify(response));
    startTransition(() => send(data));
  };
  const ask = async () => {
    setProblem("");
    try {
      answer(
        ceremony.kind === "create"
          ? await startRegistration(ceremony.options)
          : await startAuthentication(ceremony.options),
      );
    } catch (error) {
      setProblem(passkeyProblem(error));
    }
  };
  useAutofill(ceremony, answer);

  const failed = state.status === "failed" ? state : null;
  // The passkey is made already: what was asked for goes along with it, and no second one is made.
  const sendAgain = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (failed?.proof && given.current !== null) answer(given.current);
  };
  const errors = problem
    ? [{ message: problem }]
    : formErrors(state, (field) => proofControlId(PROOF_ID, field));
  return (
    <form ref={form} className="noscript:hidden" onSubmit={sendAgain} noValidate>
      <ErrorSummary errors={errors} />
      {state.status === "done" ? (
        <Banner tone="ok" live>
          {state.message}
        </Banner>
      ) : null}
      <HiddenFields values={hidden} />
      {ceremony.kind === "create" ? (
        <FormControl
          id="passkey-name"
          size="small"
          field={{
            name: "name",
            label: "Name of the new passkey",
            hint: "So that you know it again, for example “Blue key” or “Laptop”.",
            optional: true,
          }}
        />
      ) : null}
      {failed?.proof ? (
        <ProofPart
          proof={failed.proof}
          id={PROOF_ID}
          submit={submit}
          retype={false}
          errorOf={(name) => failed.fields.find(({ field }) => field === name)?.message}
        />
      ) : null}
      <Button
        type={failed?.proof ? "submit" : "button"}
        variant={variant}
        className="mt-4"
        disabled={pending}
        onClick={failed?.proof ? undefined : ask}
      >
        {submit}
      </Button>
    </form>
  );
}

const PROOF_ID = "passkey-proof";

/** Offers passkeys in the address field's own suggestions, where the browser can. */
function useAutofill(ceremony: Ceremony, answer: (response: unknown) => void) {
  const once = useRef(false);
  const latest = useRef(answer);
  latest.current = answer;
  const options = ceremony.kind === "prove" && ceremony.autofill ? ceremony.options : null;
  useEffect(() => {
    if (!options || once.current) return;
    once.current = true;
    browserSupportsWebAuthnAutofill()
      .then((can) => (can ? startAuthentication(options, true) : null))
      .then((response) => response && latest.current(response))
      // Not chosen, or ended by the button's own request: nothing to say.
      .catch(() => {});
  }, [options]);
}
