"use client";

import { HiddenFields } from "@/components/form/HiddenFields";
import { useActionForm } from "@/components/form/use-action-form";
import { Actions, Button } from "@/components/ui/Button";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { Field } from "@/components/ui/Field";
import { TextArea } from "@/components/ui/TextInput";
import type { FormAction } from "@/lib/domain/form-state";

type Props = {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  /** What stands: the team's words, or the metrics' own. */
  text: string;
  /** The team's words stand in place of what the metrics say. */
  edited: boolean;
  metricsSay: string | null;
};

/** The sentence "an attacker can …", to be worded better than the metrics do. */
export function SentenceForm({ action, hidden, text, edited, metricsSay }: Props) {
  const form = useActionForm(action, (field) => (field === "sentence" ? "sentence" : null));
  return (
    <>
      <ErrorSummary errors={form.errors} kept="What you entered is kept." />
      <form action={form.send} noValidate data-leaves data-unsaved={form.returned ? true : undefined}>
        <HiddenFields values={hidden} />
        <Field
          id="sentence"
          label="What an attacker can do"
          hint="Left empty, the metrics speak for themselves."
          size="small"
          error={form.errorOf("sentence")}
        >
          {(control) => (
            <TextArea
              key={text}
              name="sentence"
              rows={4}
              defaultValue={form.typed("sentence", text)}
              {...control}
            />
          )}
        </Field>
        <Actions className="mt-3">
          <Button variant="secondary" disabled={form.pending}>
            Save sentence
          </Button>
        </Actions>
      </form>
      {edited && metricsSay !== null ? (
        <form action={form.send} data-leaves className="mt-2">
          <HiddenFields values={{ ...hidden, sentence: "" }} />
          <Button variant="quiet" size="small" disabled={form.pending}>
            Use what the metrics say
          </Button>
        </form>
      ) : null}
    </>
  );
}
