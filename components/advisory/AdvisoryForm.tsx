"use client";

import { HiddenFields } from "@/components/form/HiddenFields";
import { PairRows } from "@/components/form/PairRows";
import { RangeRows } from "@/components/form/RangeRows";
import { useActionForm } from "@/components/form/use-action-form";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { Field, FieldGroup } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import type { FormAction } from "@/lib/domain/form-state";

/** What of an advisory people type; the rest is taken from the case. */
export type EditableText = {
  title: string;
  summary: string;
  details: string;
  workaround: string;
  affected: readonly { product: string; introduced: string; lastAffected: string; fixed: string }[];
  references: readonly { label: string; url: string }[];
};

type Props = {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  text: EditableText;
  products: readonly string[];
};

const REFERENCE_COLUMNS = [
  { key: "label", label: "Label", placeholder: "Label" },
  { key: "url", label: "Address", placeholder: "https://", inputMode: "url" },
] as const;

const FIELDS = ["title", "summary", "details", "workaround"];

/** The editor: plain fields, Markdown where text is long. Works without JavaScript; a refusal keeps everything typed. */
export function AdvisoryForm({ action, hidden, text, products }: Props) {
  const form = useActionForm(action, (field) =>
    FIELDS.includes(field) || /^(affected|references)/.test(field) ? field : null,
  );
  return (
    <form action={form.send} noValidate>
      <ErrorSummary errors={form.errors} kept="Everything you wrote is still here." />
      <HiddenFields values={hidden} />
      <Field id="title" label="Title" size="small" error={form.errorOf("title")}>
        {(control) => <TextInput name="title" defaultValue={form.typed("title", text.title)} {...control} />}
      </Field>
      <Field
        id="summary"
        label="Summary"
        hint="One or two sentences: what an attacker can do, and what to do about it."
        size="small"
        error={form.errorOf("summary")}
      >
        {(control) => (
          <TextArea name="summary" rows={3} defaultValue={form.typed("summary", text.summary)} {...control} />
        )}
      </Field>
      <Field id="details" label="Details" hint="Markdown." size="small" error={form.errorOf("details")}>
        {(control) => (
          <TextArea
            name="details"
            rows={14}
            mono
            defaultValue={form.typed("details", text.details)}
            {...control}
          />
        )}
      </Field>
      <Field
        id="workaround"
        label="Workaround"
        hint="Markdown. What people can do until they have the fix."
        size="small"
        optional
        error={form.errorOf("workaround")}
      >
        {(control) => (
          <TextArea
            name="workaround"
            rows={5}
            mono
            defaultValue={form.typed("workaround", text.workaround)}
            {...control}
          />
        )}
      </Field>
      <FieldGroup
        id="affected-group"
        legend="Affected versions"
        hint="A blank row is left out; save to get more rows."
        size="small"
      >
        <RangeRows
          name="affected"
          rows={text.affected}
          typed={form.typed}
          errorOf={form.errorOf}
          products={products}
          returned={form.returned}
        />
      </FieldGroup>
      <FieldGroup id="references-group" legend="References" size="small">
        <PairRows
          name="references"
          noun="reference"
          columns={REFERENCE_COLUMNS}
          rows={text.references}
          most={50}
          typed={form.typed}
          errorOf={form.errorOf}
        />
      </FieldGroup>
      <div className="mt-5">
        <SubmitButton>Save</SubmitButton>
      </div>
    </form>
  );
}
