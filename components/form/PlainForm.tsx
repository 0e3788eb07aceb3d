"use client";

import { type ReactNode, useActionState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button, type ButtonVariant } from "@/components/ui/Button";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { type FormAction, IDLE } from "@/lib/domain/form-state";
import { asTyped, FormControl, type FormField } from "./FormControl";
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
  ...rest
}: Props) {
  const [state, send, pending] = useActionState(action, IDLE);
  // In the order of the page, whatever order the schema found them in.
  const place = (problem: string) => fields.findIndex(({ name }) => belongs(problem, name));
  const problems =
    state.status === "failed" ? state.fields.toSorted((a, b) => place(a.field) - place(b.field)) : [];
  const values = state.status === "failed" ? state.values : {};
  const errors =
    state.status !== "failed"
      ? []
      : problems.length === 0
        ? [{ message: state.message }]
        : problems.map(({ field, message }) => ({
            field: fields[place(field)] ? controlId(id, fields[place(field)]?.name ?? "") : undefined,
            message,
          }));
  // The page behind a refused form shows a newer version: somebody else saved meanwhile, and their words stand beside.
  const overtaken = values.version !== undefined && values.version !== hidden.version;
  return (
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
          field={state.status === "failed" ? asTyped(field, values) : field}
          standing={overtaken ? standingBeside(field, values) : undefined}
          error={problems.find((problem) => belongs(problem.field, field.name))?.message}
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
}

function controlId(form: string | undefined, name: string): string {
  return form === undefined ? name : `${form}-${name}`;
}

/** A problem with a part of a field, `idle.amount` or `roles.0`, is the field's. */
function belongs(problem: string, name: string): boolean {
  return problem === name || problem.startsWith(`${name}.`);
}

/** What somebody else saved meanwhile, where it is not what was typed here. */
export function standingBeside(
  field: FormField,
  values: Readonly<Record<string, string>>,
): string | undefined {
  const saved = standingWords(field);
  if (saved === standingWords(asTyped(field, values))) return undefined;
  return `Saved by somebody else meanwhile: ${saved || "left empty."}`;
}

function standingWords({ kind, value = "", values = [], unit = "", options = [] }: FormField): string {
  const labelOf = (chosen: string) =>
    String(options.find((option) => option.value === chosen)?.label ?? chosen);
  if (kind === "checks") return values.map(labelOf).join(", ");
  return kind === "amount" ? `${value} ${labelOf(unit)}` : labelOf(value);
}
