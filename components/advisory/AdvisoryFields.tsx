import { PairRows } from "@/components/form/PairRows";
import { RangeRows } from "@/components/form/RangeRows";
import type { useActionForm } from "@/components/form/use-action-form";
import { Field, FieldGroup } from "@/components/ui/Field";
import { TextArea, TextInput } from "@/components/ui/TextInput";

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
  form: Pick<ReturnType<typeof useActionForm>, "typed" | "errorOf" | "returned">;
  text: EditableText;
  products: readonly string[];
};

const REFERENCE_COLUMNS = [
  { key: "label", label: "Label", placeholder: "Label" },
  { key: "url", label: "Address", placeholder: "https://", inputMode: "url" },
] as const;

const FIELDS = ["title", "summary", "details", "workaround"];

/** The id of the control that a problem of this field is about; null where it has none. */
export function fieldId(field: string): string | null {
  return FIELDS.includes(field) || /^(affected|references)/.test(field) ? field : null;
}

/** Plain fields, Markdown where text is long. */
export function AdvisoryFields({ form, text, products }: Props) {
  return (
    <>
      <Field id="title" label="Title" size="small" error={form.errorOf("title")} className="mt-0!">
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
    </>
  );
}
