"use client";

import { HiddenFields } from "@/components/form/HiddenFields";
import { PairRows } from "@/components/form/PairRows";
import { RangeRows } from "@/components/form/RangeRows";
import { ReviewHeading } from "@/components/form/ReviewHeading";
import { useActionForm } from "@/components/form/use-action-form";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { Field, FieldGroup } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import type { FormAction } from "@/lib/domain/form-state";
import { AdvisoryArticle, type ShownAdvisory } from "./AdvisoryArticle";

/** What of an advisory people type; the rest is taken from the case. */
export type EditableText = {
  title: string;
  summary: string;
  details: string;
  workaround: string;
  affected: readonly { product: string; introduced: string; lastAffected: string; fixed: string }[];
  references: readonly { label: string; url: string }[];
};

/** The text as the public would read it. `saved`: nothing in it has still to be saved. `at`: when somebody looked (ISO, UTC). */
export type ShownPreview = ShownAdvisory & { saved: boolean; at: string };

type Props = {
  /** For its buttons that stand elsewhere on the page. */
  id: string;
  action: FormAction<ShownPreview>;
  hidden: Readonly<Record<string, string>>;
  text: EditableText;
  products: readonly string[];
};

const REFERENCE_COLUMNS = [
  { key: "label", label: "Label", placeholder: "Label" },
  { key: "url", label: "Address", placeholder: "https://", inputMode: "url" },
] as const;

const FIELDS = ["title", "summary", "details", "workaround"];

/**
 * The editor: plain fields, Markdown where text is long, and below them what the public would read. Works without JavaScript;
 * a refusal keeps everything typed, and so does a look at the preview.
 */
export function AdvisoryForm({ id, action, hidden, text, products }: Props) {
  const form = useActionForm(action, (field) =>
    FIELDS.includes(field) || /^(affected|references)/.test(field) ? field : null,
  );
  const { review } = form;
  const unsaved = form.returned !== null && !review?.saved;
  return (
    <form id={id} action={form.send} noValidate data-unsaved={unsaved ? true : undefined}>
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
      <div className="in-reach mt-5 flex flex-wrap gap-3 border-t-2 border-text bg-bg py-3">
        <SubmitButton name="then" value="save">
          Save
        </SubmitButton>
        <SubmitButton variant="secondary" name="then" value="preview">
          See it as the public would
        </SubmitButton>
      </div>
      {review ? (
        <section aria-labelledby="review" className="mt-8 [&_.side-by-side]:grid-cols-1!">
          <ReviewHeading key={review.at}>
            As the public would read it{review.saved ? "" : ", not saved yet"}
          </ReviewHeading>
          <AdvisoryArticle {...review} within />
        </section>
      ) : null}
    </form>
  );
}
