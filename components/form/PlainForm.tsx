"use client";

import { type ReactNode, useActionState, useId } from "react";
import { ProofPart, proofControlId } from "@/components/identity/ProofPart";
import { Banner } from "@/components/ui/Banner";
import { Button, type ButtonVariant } from "@/components/ui/Button";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { type FormAction, type FormState, IDLE } from "@/lib/domain/form-state";
import { asSent, asTyped, belongs, isOutlived, isOvertaken, standingBeside } from "./as-typed";
import { FormControl, type FormField } from "./FormControl";
import { formErrors } from "./form-errors";
import { HiddenFields } from "./HiddenFields";
import { ShownOnce } from "./ShownOnce";

type Props = {
  /** Put before the ids of its controls, where a page has several forms with fields of one name. */
  id?: string;
  action: FormAction;
  fields?: FormField[];
  /** Sent along unseen: ids, tokens of links, the address to go back to. */
  hidden?: Record<string, string>;
  submit: ReactNode;
  /** The key of the desk that presses the button. */
  keyName?: string;
  variant?: ButtonVariant;
  size?: "page" | "small";
  /** Headings for what the action shows once, by its key. */
  shownTitles?: Record<string, string>;
  /** Folded away under these words until somebody opens it or an answer to it has to be seen. */
  fold?: ReactNode;
  /** Another page is shown afterwards: text typed elsewhere on this one would be gone. */
  leaves?: boolean;
  /** What the button does, for an act that reaches people at once: said before it is pressed, under `fold` or above it. */
  says?: ReactNode;
  /** After the button: a link to another way. */
  children?: ReactNode;
};

/**
 * A form from plain data: error summary, fields with the same words inline, what was typed kept. Where the act is sensitive
 * and the last proof of identity too old, it asks for one in itself. Works without JavaScript.
 */
export function PlainForm({
  id,
  action,
  fields = [],
  hidden = {},
  submit,
  keyName,
  variant,
  size = "page",
  fold,
  says,
  ...rest
}: Props) {
  const [state, send, pending] = useActionState(action, IDLE);
  // What the last answer says may be settled by now; what was typed is not.
  const outlived = isOutlived(state, hidden);
  // Several forms of a page may each ask for a proof; most of them have no id of their own.
  const proofId = `${useId()}-proof`;
  const failed = state.status === "failed" ? state : null;
  const values = failed?.values;
  const problemOf = (name: string) =>
    (outlived ? undefined : failed)?.fields.find(({ field }) => belongs(field, name))?.message;
  const idOf = (problem: string) => {
    const owner = fields.find(({ name }) => belongs(problem, name));
    return owner ? controlId(id, owner.name) : proofControlId(proofId, problem);
  };
  const overtaken = failed !== null && !failed.proof && isOvertaken(hidden, failed.values);
  const form = (
    <form action={send} noValidate data-unsaved={values ? true : undefined} data-leaves={rest.leaves}>
      <ErrorSummary errors={outlived ? [] : formErrors(inPageOrder(state, fields), idOf)} />
      {state.status === "done" && !outlived ? (
        <div className="my-3">
          <Banner tone="ok" live>
            {state.message}
          </Banner>
        </div>
      ) : null}
      {state.status === "done" && state.shown ? (
        <ShownOnce shown={state.shown} titles={rest.shownTitles ?? {}} />
      ) : null}
      <HiddenFields values={failed?.proof ? asSent(hidden, failed.values) : hidden} />
      {fields.map((field) => (
        <FormControl
          key={field.name}
          id={controlId(id, field.name)}
          field={values ? asTyped(field, values) : field}
          standing={values && overtaken ? standingBeside(field, values) : undefined}
          error={problemOf(field.name)}
          size={size}
        />
      ))}
      {failed?.proof ? (
        <ProofPart
          proof={failed.proof}
          id={proofId}
          submit={submit}
          retype={fields.some(({ kind }) => kind === "password" || kind === "code")}
          errorOf={problemOf}
        />
      ) : null}
      {says ? <p className="mt-2 max-w-measure">{says}</p> : null}
      <div
        className={`flex flex-wrap items-center gap-4 ${fields.length === 0 && !failed?.proof ? (says ? "mt-2.5" : "mt-1") : size === "page" ? "mt-7" : "mt-4"}`}
      >
        <Button
          variant={variant}
          size={size === "page" ? "large" : "medium"}
          disabled={pending}
          data-key={keyName}
        >
          {submit}
        </Button>
        {rest.children}
      </div>
    </form>
  );
  if (fold === undefined) return form;
  return (
    <details className="mt-2" open={state.status !== "idle"}>
      <summary className={says ? "py-1.5" : "text-13"}>{fold}</summary>
      {form}
    </details>
  );
}

// In the order of the page, whatever order the schema found them in.
function inPageOrder(state: FormState, fields: readonly FormField[]): FormState {
  if (state.status !== "failed") return state;
  const place = (name: string) => fields.findIndex((field) => belongs(name, field.name));
  return { ...state, fields: state.fields.toSorted((a, b) => place(a.field) - place(b.field)) };
}

function controlId(form: string | undefined, name: string): string {
  return form === undefined ? name : `${form}-${name}`;
}
