"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { FormControl, type FormField } from "@/components/form/FormControl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import type { ProofAsked } from "@/lib/domain/form-state";
import { codeFields, TWO_CODES_WORDS } from "./code-fields";
import { passkeyProblem } from "./passkey-words";

type Props = {
  proof: ProofAsked;
  /** Of this form, where a page has several. */
  id: string;
  /** What the form's own button says: with a passkey the same is done. */
  submit: ReactNode;
  /** The form has secrets of its own, which no answer hands back. */
  retype: boolean;
  errorOf: (field: string) => string | undefined;
};

/**
 * Asks, inside the form of a sensitive act, for a fresh proof of identity. What was typed stands above it in the same form,
 * and nothing happens before its button is pressed once more.
 */
export function ProofPart({ proof, id, submit, retype, errorOf }: Props) {
  const box = useRef<HTMLElement>(null);
  const fields = proofFields(proof);
  const refused = [...fields.map(({ name }) => name), `${PREFIX}response`].some((name) => errorOf(name));
  useEffect(() => {
    if (!refused) box.current?.focus();
  }, [refused]);
  return (
    <section
      ref={box}
      tabIndex={-1}
      // Without JavaScript the attribute moves the focus to what is asked; a refused proof has its error summary for that.
      // biome-ignore lint/a11y/noAutofocus: the form was just sent, and this is the answer to it
      autoFocus={!refused}
      aria-labelledby={`${id}-title`}
      className="mt-5 border-2 border-text bg-surface px-4 pt-3 pb-4.5 focus:outline-3 focus:outline-offset-2 focus:outline-focus"
    >
      <h3 id={`${id}-title`} className="text-16">
        Confirm that it is you
      </h3>
      <p className="mt-1">
        Nothing has been done yet. Your last confirmation is more than ten minutes old; what you typed is
        still here. Fill this in and press the button again.
      </p>
      {retype ? (
        <p className="mt-1">Passwords and codes are not sent back to you: enter them again too.</p>
      ) : null}
      {proof.twoCodes && proof.code ? (
        <div className="mt-3">
          <Banner tone="warn">{TWO_CODES_WORDS}</Banner>
        </div>
      ) : null}
      {fields.map((field) => (
        <FormControl
          key={field.name}
          id={proofControlId(id, field.name) ?? undefined}
          field={field}
          error={errorOf(field.name)}
          size="small"
        />
      ))}
      {proof.passkey ? <PasskeyProof options={proof.passkey} submit={submit} /> : null}
      {fields.length === 0 ? (
        <noscript>
          <p className="mt-3">A passkey needs JavaScript.</p>
        </noscript>
      ) : null}
    </section>
  );
}

const PREFIX = "proof.";

/** The id of the control that a problem with the proof is about; null: it is about something else. */
export function proofControlId(form: string, problem: string): string | null {
  return problem.startsWith(PREFIX) ? `${form}-${problem.slice(PREFIX.length)}` : null;
}

function proofFields({ password, code, twoCodes }: ProofAsked): FormField[] {
  if (!password) return [];
  const first: FormField = {
    name: `${PREFIX}password`,
    label: "Your password",
    kind: "password",
    autoComplete: "current-password",
  };
  return code ? [first, ...codeFields({ twoCodes, prefix: PREFIX })] : [first];
}

type PasskeyProps = { options: NonNullable<ProofAsked["passkey"]>; submit: ReactNode };

/** The passkey's answer goes with the form, so that one press is proof and act. Needs scripts, and is hidden without them. */
function PasskeyProof({ options, submit }: PasskeyProps) {
  const answer = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState("");
  const ask = async ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    const { form } = currentTarget;
    setProblem("");
    try {
      const response = await startAuthentication(options);
      if (!answer.current) return;
      answer.current.value = JSON.stringify(response);
      form?.requestSubmit();
    } catch (error) {
      setProblem(passkeyProblem(error));
    }
  };
  return (
    <div className="mt-4 noscript:hidden">
      <input ref={answer} type="hidden" name={`${PREFIX}response`} />
      {problem ? (
        <p role="alert" className="mb-2 font-fact text-high">
          {problem}
        </p>
      ) : null}
      <Button type="button" variant="secondary" onClick={ask}>
        {submit}, with a passkey
      </Button>
    </div>
  );
}
