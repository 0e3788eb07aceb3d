"use client";

import {
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { startTransition, useActionState, useEffect, useRef, useState } from "react";
import { FormControl } from "@/components/form/FormControl";
import { Banner } from "@/components/ui/Banner";
import { Button, type ButtonVariant } from "@/components/ui/Button";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { type FormAction, IDLE } from "@/lib/domain/form-state";

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

  const answer = (response: unknown) => {
    if (!form.current) return;
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
      setProblem(wordsFor(error));
    }
  };
  useAutofill(ceremony, answer);

  const errors = problem ? [{ message: problem }] : [];
  if (state.status === "failed" && !problem) errors.push({ message: state.message });
  return (
    <form ref={form} className="noscript:hidden" onSubmit={(event) => event.preventDefault()}>
      <ErrorSummary errors={errors} />
      {state.status === "done" ? (
        <Banner tone="ok" live>
          {state.message}
        </Banner>
      ) : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {ceremony.kind === "create" ? (
        <FormControl
          size="small"
          field={{
            name: "name",
            label: "Name of the new passkey",
            hint: "So that you know it again, for example “Blue key” or “Laptop”.",
            optional: true,
          }}
        />
      ) : null}
      <Button type="button" variant={variant} className="mt-4" disabled={pending} onClick={ask}>
        {submit}
      </Button>
    </form>
  );
}

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

function wordsFor(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "InvalidStateError") return "This device has a passkey for your account already.";
  if (name === "NotAllowedError" || name === "AbortError")
    return "No passkey was used. Try again, or use another way.";
  if (name === "SecurityError") return "Passkeys need a host name and, beyond this machine, TLS.";
  return "The browser could not use a passkey here.";
}
