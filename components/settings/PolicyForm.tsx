"use client";

import { asTyped, standingBeside } from "@/components/form/as-typed";
import { FormControl, type FormField } from "@/components/form/FormControl";
import { HiddenFields } from "@/components/form/HiddenFields";
import { Pair, PairRows } from "@/components/form/PairRows";
import { ReviewHeading } from "@/components/form/ReviewHeading";
import { useActionForm } from "@/components/form/use-action-form";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { FieldGroup } from "@/components/ui/Field";
import { Section } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { type FormAction, typedText } from "@/lib/domain/form-state";
import { PolicyPreview, PolicyReview, type ShownReview } from "./PolicyReview";
import { PromiseRows, type TypedPromise } from "./PromiseRows";

type TypedContact = { label: string; address: string };

/** The policy as a form has it. */
export type EditedPolicy = {
  contact: TypedContact | null;
  contacts: TypedContact[];
  promises: TypedPromise[];
  words: FormField[];
  publication: FormField[];
  calendar: FormField[];
  report: FormField[];
};

type Props = {
  action: FormAction<ShownReview>;
  /** The number of the version that is shown. */
  seen: number;
  policy: EditedPolicy;
};

const CONTACT_COLUMNS = [
  { key: "label", label: "Name", placeholder: "Name" },
  { key: "address", label: "Address", placeholder: "Mail address, https:// or +49 …" },
] as const;

/** The whole policy as one form: first what would change, then the same text published. Works without JavaScript. */
export function PolicyForm({ action, seen, policy }: Props) {
  const form = useActionForm(action, (field) => field);
  const { returned, review } = form;
  // Somebody else published while this was being written: what they saved stands beside what was typed.
  const overtaken = returned !== null && typedText(returned, "seen") !== String(seen);
  const controls = (fields: FormField[]) =>
    fields.map((field) => (
      <FormControl
        key={field.name}
        field={returned ? asTyped(field, returned) : field}
        standing={overtaken ? standingBeside(field, returned) : undefined}
        error={form.errorOf(field.name)}
        size="small"
      />
    ));
  return (
    <form action={form.send} noValidate data-unsaved={returned ? true : undefined}>
      <ErrorSummary errors={form.errors} kept="Nothing was published; what you typed is still here." />
      <div>
        <Section size="small" id="whom" title="Whom to turn to">
          <FieldGroup
            id="contact"
            legend="Contact"
            hint="Beside the report form, and first after it in security.txt. Leave both empty for none."
            size="small"
          >
            <Pair
              name="contact"
              noun="the contact"
              columns={CONTACT_COLUMNS}
              values={policy.contact ?? {}}
              typed={form.typed}
              errorOf={form.errorOf}
            />
          </FieldGroup>
          <FieldGroup
            id="contacts-group"
            legend="Fallback contacts"
            hint="Named on every receipt, and in the portal once a promise is late. A blank row is left out."
            size="small"
          >
            <PairRows
              name="contacts"
              noun="fallback contact"
              columns={CONTACT_COLUMNS}
              rows={policy.contacts}
              most={20}
              typed={form.typed}
              errorOf={form.errorOf}
            />
          </FieldGroup>
        </Section>
        <Section size="small" id="promised" title="Promises">
          <PromiseRows promises={policy.promises} typed={form.typed} errorOf={form.errorOf} />
          {controls(policy.publication)}
        </Section>
        <Section size="small" id="days" title="How days are counted">
          {controls(policy.calendar)}
        </Section>
        <Section size="small" id="words" title="Words">
          {controls(policy.words)}
        </Section>
        <Section size="small" id="form" title="The report form">
          {controls(policy.report)}
        </Section>
      </div>
      <HiddenFields values={{ seen: String(seen) }} />
      <div className="in-reach mt-5 border-t-2 border-text bg-bg py-3">
        <SubmitButton variant={review ? "secondary" : "primary"}>
          {review ? "Check the changes again" : "Check the changes"}
        </SubmitButton>
        <p className="max-w-hint text-13 text-muted">
          Checking publishes nothing: you see what would change, and the text as the public would read it.
        </p>
      </div>
      {review ? <Review review={review} /> : null}
    </form>
  );
}

function Review({ review }: { review: ShownReview }) {
  return (
    <section aria-labelledby="review" className="mt-8">
      <ReviewHeading key={review.reviewed}>What changes in version {review.number}</ReviewHeading>
      <PolicyReview review={review} />
      <PolicyPreview review={review} />
      <div className="mt-6 border-t-2 border-text pt-4">
        <SubmitButton name="reviewed" value={review.reviewed}>
          Publish version {review.number}
        </SubmitButton>
        <p className="mt-2 max-w-hint text-13 text-muted">
          It is in force for every report that arrives from then on. Reports that are here keep the version
          they came in under, and no date of theirs moves.
        </p>
      </div>
    </section>
  );
}
