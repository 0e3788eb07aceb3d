"use client";

import { useActionState, useState } from "react";
import { formErrors } from "@/components/form/form-errors";
import { Actions, Button } from "@/components/ui/Button";
import { RadioRows } from "@/components/ui/ChoiceRows";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import { ANONYMOUS_NAME, type CreditAnswer } from "@/lib/domain/credit/agreement";
import { type FormAction, IDLE, typedText } from "@/lib/domain/form-state";

type Props = {
  action: FormAction;
  caseId: string;
  creditId: string;
  /** The standing this form shows, by its last word. */
  seen: string;
  /** The line as it stands now; null: no name in it. */
  name: string | null;
  link: string | null;
  /** "finder", "reporter". */
  typeWords: string;
  /** What a yes to the line as it stands is called; null: there is nothing to say yes to. */
  asShown: string | null;
  /** The person's answer so far; null: they have given none. */
  chosen: CreditAnswer | null;
};

/** One offer of thanks: the line as it would be printed, and what the person wants of it. */
export function CreditForm(props: Props) {
  const { caseId, creditId, typeWords, asShown } = props;
  const [state, formAction, pending] = useActionState(props.action, IDLE);
  const failed = state.status === "failed" ? state : null;
  const [chosen, setChosen] = useState<string | null>(props.chosen);
  const asked = props.chosen === "other_name" ? props : NOTHING_ASKED;
  const [name, setName] = useState(asked.name ?? "");
  const [link, setLink] = useState(asked.link ?? "");
  const id = (field: string) => `${field}-${creditId}`;
  const errorOf = (field: string) => failed?.fields.find((problem) => problem.field === field)?.message;
  const errors = formErrors(state, id);
  return (
    <form
      data-leaves
      action={formAction}
      noValidate
      onChange={(event) => {
        const data = new FormData(event.currentTarget);
        setChosen(data.get("answer") === null ? null : String(data.get("answer")));
        setName(String(data.get("name") ?? ""));
        setLink(String(data.get("link") ?? ""));
      }}
    >
      <ErrorSummary errors={errors} />
      <Preview {...shownLine(chosen, { name, link }, props)} typeWords={typeWords} />
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="creditId" value={creditId} />
      <input type="hidden" name="seen" value={props.seen} />
      <RadioRows
        id={id("answer")}
        name="answer"
        legend="Your choice"
        hideLegend
        value={typedText(failed?.values, "answer") ?? chosen}
        error={errorOf("answer")}
        options={[
          ...(asShown === null ? [] : [{ value: "as_shown", label: asShown }]),
          {
            value: "other_name",
            label: "Accept under another name or a pseudonym",
            help: "The team has to confirm it; until then no name is printed.",
          },
          { value: "anonymous", label: `Thank me as “${ANONYMOUS_NAME}”` },
          {
            value: "declined",
            label: "No credit",
            help: "Your name appears nowhere, at once. To change that later, write to the team.",
          },
        ]}
      />
      <div className={chosen === "other_name" ? "" : "[@media(scripting:enabled)]:hidden"}>
        <Field id={id("name")} label="The other name" size="small" error={errorOf("name")}>
          {(control) => (
            <TextInput
              name="name"
              maxLength={200}
              defaultValue={typedText(failed?.values, "name") ?? asked.name ?? undefined}
              autoComplete="off"
              {...control}
            />
          )}
        </Field>
        <Field id={id("link")} label="Link" optional size="small" error={errorOf("link")}>
          {(control) => (
            <TextInput
              name="link"
              inputMode="url"
              maxLength={500}
              defaultValue={typedText(failed?.values, "link") ?? asked.link ?? undefined}
              {...control}
            />
          )}
        </Field>
      </div>
      <Actions className="mt-4">
        <Button variant="secondary" disabled={pending}>
          Save choice
        </Button>
      </Actions>
    </form>
  );
}

type Line = { name: string | null; link: string | null };

const NOTHING_ASKED: Line = { name: null, link: null };

function shownLine(chosen: string | null, typed: { name: string; link: string }, offered: Line): Line {
  if (chosen === "declined") return { name: null, link: null };
  if (chosen === "anonymous") return { name: ANONYMOUS_NAME, link: null };
  if (chosen === "other_name") return { name: typed.name || "…", link: typed.link || null };
  return { name: offered.name ?? ANONYMOUS_NAME, link: offered.link };
}

function Preview({ name, link, typeWords }: Line & { typeWords: string }) {
  return (
    <div className="my-4 border-s-4 border-accent ps-4" aria-live="polite">
      <p className="text-13 text-muted">Preview, as it will read in the advisory and the hall of fame</p>
      <p className="mt-0.5 text-18">
        {name === null ? (
          <span className="text-muted">Nothing is printed.</span>
        ) : (
          <>
            <b>
              <bdi>{name}</bdi>
            </b>
            {link ? (
              <>
                , <bdi>{link.replace(/^https?:\/\//, "")}</bdi>
              </>
            ) : null}{" "}
            <span className="text-muted">({typeWords})</span>
          </>
        )}
      </p>
    </div>
  );
}
