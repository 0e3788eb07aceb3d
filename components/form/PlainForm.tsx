"use client";

import { type ReactNode, useActionState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button, type ButtonVariant } from "@/components/ui/Button";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { type FormAction, IDLE } from "@/lib/domain/form-state";
import { FormControl, type FormField } from "./FormControl";
import { ShownOnce } from "./ShownOnce";

type Props = {
  /** Put before the ids of its controls, where a page has several forms with fields of one name. */
  id?: string;
  action: FormAction;
  fields?: FormField[];
  /** Sent along unseen: ids, tokens of links, the address to go back to. */
  hidden?: Record<string, string>;
  submit: ReactNode;
  variant?: ButtonVariant;
  size?: "page" | "small";
  /** Headings for what the action shows once, by its key. */
  shownTitles?: Record<string, string>;
  /** Folded away under these words until somebody opens it or an answer to it has to be seen. */
  fold?: ReactNode;
  /** After the button: a link to another way. */
  children?: ReactNode;
};

/** A form from plain data: error summary, fields with the same words inline, what was typed kept. Works without JavaScript. */
export function PlainForm({
  id,
  action,
  fields = [],
  hidden = {},
  submit,
  variant,
  size = "page",
  fold,
  ...rest
}: Props) {
  const [state, send, pending] = useActionState(action, IDLE);
  // In the order of the page, whatever order the schema found them in.
  const place = (name: string) => fields.findIndex((field) => field.name === name);
  const problems =
    state.status === "failed" ? state.fields.toSorted((a, b) => place(a.field) - place(b.field)) : [];
  const values = state.status === "failed" ? state.values : {};
  const known = new Set(fields.map((field) => field.name));
  const errors =
    state.status !== "failed"
      ? []
      : problems.length === 0
        ? [{ message: state.message }]
        : problems.map(({ field, message }) => ({
            field: known.has(field) ? controlId(id, field) : undefined,
            message,
          }));
  // The page behind a refused form shows a newer version: somebody else saved meanwhile, and their words stand beside.
  const overtaken = values.version !== undefined && values.version !== hidden.version;
  const form = (
    <form action={send} noValidate>
      <ErrorSummary errors={errors} />
      {state.status === "done" ? (
        <div className="my-3">
          <Banner tone="ok" live>
            {state.message}
          </Banner>
        </div>
      ) : null}
      {state.status === "done" && state.shown ? (
        <ShownOnce shown={state.shown} titles={rest.shownTitles ?? {}} />
      ) : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <FormControl
          key={field.name}
          id={controlId(id, field.name)}
          field={{ ...field, value: values[field.name] ?? field.value }}
          standing={
            overtaken && values[field.name] !== (field.value ?? "") ? standingWords(field) : undefined
          }
          error={problems.find((problem) => problem.field === field.name)?.message}
          size={size}
        />
      ))}
      <div
        className={`flex flex-wrap items-center gap-4 ${fields.length === 0 ? "mt-1" : size === "page" ? "mt-7" : "mt-4"}`}
      >
        <Button variant={variant} size={size === "page" ? "large" : "medium"} disabled={pending}>
          {submit}
        </Button>
        {rest.children}
      </div>
    </form>
  );
  if (fold === undefined) return form;
  return (
    <details className="mt-2" open={state.status !== "idle"}>
      <summary className="text-13">{fold}</summary>
      {form}
    </details>
  );
}

function controlId(form: string | undefined, name: string): string {
  return form === undefined ? name : `${form}-${name}`;
}

function standingWords({ value = "", options = [] }: FormField): string {
  const chosen = options.find((option) => option.value === value)?.label ?? value;
  return value === ""
    ? "Saved by somebody else meanwhile: left empty."
    : `Saved by somebody else meanwhile: ${chosen}`;
}
