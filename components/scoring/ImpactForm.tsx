"use client";

import { HiddenFields } from "@/components/form/HiddenFields";
import { useActionForm } from "@/components/form/use-action-form";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import type { FormAction } from "@/lib/domain/form-state";
import type { ImpactAxis, ImpactLevel } from "@/lib/domain/impact";
import { AXIS_HELP, AXIS_WORDS, LEVEL_HELP, LEVEL_LABELS } from "./impact-words";
import { ReasonField } from "./ReasonField";

type Axis = { axis: ImpactAxis; level: ImpactLevel | null; rationale: string };

type Props = {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  axes: readonly Axis[];
  /** The report was accepted: a change has to say why. */
  reasonNeeded: boolean;
};

type Form = ReturnType<typeof useActionForm>;

/** The impact board as a form: a level on each axis and why. */
export function ImpactForm({ action, hidden, axes, reasonNeeded }: Props) {
  const form = useActionForm(action, (field) =>
    field === "reason" || field.startsWith("impact.") ? field : null,
  );
  return (
    <form action={form.send} noValidate data-leaves data-unsaved={form.returned ? true : undefined}>
      <ErrorSummary errors={form.errors} kept="What you entered is kept." />
      <HiddenFields values={hidden} />
      <dl className="mb-3 text-13 text-muted">
        {(["none", "limited", "total"] as const).map((level) => (
          <div key={level}>
            <dt className="inline font-fact">{LEVEL_LABELS[level]}: </dt>
            <dd className="inline">{LEVEL_HELP[level]}</dd>
          </div>
        ))}
      </dl>
      {axes.map((axis) => (
        <AxisRow key={axis.axis} {...axis} form={form} />
      ))}
      <div className="border-t border-line">
        {reasonNeeded ? <ReasonField name="reason" needed state={form} /> : null}
      </div>
      <div className="mt-3">
        <SubmitButton>Save impact</SubmitButton>
      </div>
    </form>
  );
}

function AxisRow({ axis, level, rationale, form }: Axis & { form: Form }) {
  const levelField = `impact.${axis}.level`;
  const whyField = `impact.${axis}.rationale`;
  const chosen = form.typed(levelField, level ?? "");
  const problem = form.errorOf(levelField);
  return (
    <fieldset className="border-t border-line py-3" id={levelField}>
      <legend className="contents font-fact">{AXIS_WORDS[axis]}</legend>
      <p className="text-13 text-muted">{AXIS_HELP[axis]}</p>
      {problem ? (
        <p className="font-fact text-high">
          <span className="sr-only">Error: </span>Choose a level.
        </p>
      ) : null}
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        {(["none", "limited", "total"] as const).map((value) => (
          <label
            // A form is reset after its action: what came back becomes the new default.
            key={`${value} ${chosen}`}
            title={LEVEL_HELP[value]}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-box border-[1.5px] border-line-strong bg-surface py-0.5 ps-2 pe-2.5 has-checked:border-accent has-checked:bg-accent-bg has-checked:font-fact"
          >
            <input type="radio" name={levelField} value={value} defaultChecked={chosen === value} />
            {LEVEL_LABELS[value]}
          </label>
        ))}
      </div>
      <Field id={whyField} label="Why" size="small" error={form.errorOf(whyField)}>
        {(control) => (
          <TextInput dense name={whyField} defaultValue={form.typed(whyField, rationale)} {...control} />
        )}
      </Field>
    </fieldset>
  );
}
