"use client";

import { type FormEvent, useId } from "react";
import { Actions, Button } from "@/components/ui/Button";
import { CheckboxLine } from "@/components/ui/ChoiceRows";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import { useFirstField } from "../../use-first-field";

export type ViewWords = { name: string; shared: boolean };

type Props = {
  start: ViewWords;
  submit: string;
  /** This person may make views for everybody. */
  sharesViews: boolean;
  busy: boolean;
  failure: string | null;
  onSubmit: (words: ViewWords) => void;
  onCancel: () => void;
};

/** The name of a view, and whose it is. */
export function ViewForm({ start, submit, sharesViews, busy, failure, onSubmit, onCancel }: Props) {
  const id = useId();
  const form = useFirstField();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = new FormData(event.currentTarget);
    const name = sent.get("name");
    onSubmit({ name: typeof name === "string" ? name : "", shared: sent.get("shared") !== null });
  };
  return (
    <form ref={form} onSubmit={send} noValidate autoComplete="off">
      <Field id={id} label="Name" size="small" className="mt-0!" error={failure ?? undefined}>
        {(control) => <TextInput name="name" dense maxLength={60} defaultValue={start.name} {...control} />}
      </Field>
      {sharesViews ? (
        <div className="mt-3">
          <CheckboxLine
            name="shared"
            label="For everybody"
            help="The whole team sees it among the shared views."
            checked={start.shared}
          />
        </div>
      ) : null}
      <Actions className="mt-4">
        <Button size="small" disabled={busy}>
          {submit}
        </Button>
        <Button type="button" variant="quiet" size="small" onClick={onCancel}>
          Cancel
        </Button>
      </Actions>
    </form>
  );
}
