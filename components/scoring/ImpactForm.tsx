"use client";

import { HiddenFields } from "@/components/form/HiddenFields";
import { useActionForm } from "@/components/form/use-action-form";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import type { FormAction } from "@/lib/domain/form-state";
import { AXIS_WORDS, LEVEL_HELP } from "./impact-words";

type Axis = { axis: keyof typeof AXIS_WORDS; level: string | null; rationale: string };

type Props = { action: FormAction; hidden: Readonly<Record<string, string>>; axes: readonly Axis[] };

/** The impact board as a form: a level on each axis and why. */
export function ImpactForm({ action, hidden, axes }: Props) {
  const form = useActionForm(action, (field) => (field.startsWith("impact.") ? field : null));
  return (
    <form action={form.send} noValidate>
      <ErrorSummary errors={form.errors} kept="What you entered is kept." />
      <HiddenFields values={hidden} />
      {axes.map(({ axis, level, rationale }) => {
        const levelField = `impact.${axis}.level`;
        const whyField = `impact.${axis}.rationale`;
        const chosen = form.typed(levelField, level ?? "");
        const problem = form.errorOf(levelField);
        return (
          <fieldset key={axis} className="border-t border-line py-2.5" id={levelField}>
            <legend className="contents font-fact">{AXIS_WORDS[axis]}</legend>
            {problem ? (
              <p className="font-fact text-high">
                <span className="sr-only">Error: </span>Choose a level.
              </p>
            ) : null}
            <div className="mt-1 flex flex-wrap gap-1.5">
              {(["none", "limited", "total"] as const).map((value) => (
                <label
                  key={value}
                  title={LEVEL_HELP[value]}
                  className="inline-flex min-h-8 items-center gap-1.5 rounded-box border-[1.5px] border-line-strong bg-surface py-0.5 ps-2 pe-2.5 has-checked:border-accent has-checked:bg-accent-bg has-checked:font-fact"
                >
                  <input type="radio" name={levelField} value={value} defaultChecked={chosen === value} />
                  {value.charAt(0).toUpperCase() + value.slice(1)}
                </label>
              ))}
            </div>
            <Field id={whyField} label="Why" size="small" error={form.errorOf(whyField)}>
              {(control) => (
                <TextInput
                  dense
                  name={whyField}
                  defaultValue={form.typed(whyField, rationale)}
                  {...control}
                />
              )}
            </Field>
          </fieldset>
        );
      })}
      <div className="mt-3">
        <SubmitButton variant="secondary">Save impact</SubmitButton>
      </div>
    </form>
  );
}
