"use client";

import { useActionForm } from "@/components/form/use-action-form";
import { Actions } from "@/components/ui/Button";
import { CopyButton } from "@/components/ui/CopyButton";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { Field } from "@/components/ui/Field";
import { Section } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextInput } from "@/components/ui/TextInput";
import type { Outcome } from "@/lib/domain/cvss/outcome";
import type { FormAction } from "@/lib/domain/form-state";
import { type Choice, choiceFrom } from "./choice";
import { MetricGroups } from "./MetricGroups";
import { ReporterScore, type Scored } from "./ReporterScore";
import { ScoreOutcome } from "./ScoreOutcome";
import { useScore } from "./use-score";

type Props = {
  action: FormAction;
  /** Sent along unseen: case, vulnerability and the version that was seen. */
  hidden: Readonly<Record<string, string>>;
  start: Choice;
  startVector: string;
  startOutcome: Outcome | null;
  reporter: Scored | null;
  /** Whether this person may save a score. */
  editable: boolean;
};

/** The score form: paste a vector or choose metric by metric; both save without scripts, and follow each other with them. */
export function ScorePad({ action, hidden, start, startVector, startOutcome, reporter, editable }: Props) {
  const form = useActionForm(action, (field) =>
    field === "vector" || field === "reason" ? field : field.startsWith("metrics.") ? "metrics" : null,
  );
  const returned = form.returned ? choiceFrom(form.returned) : null;
  const score = useScore(returned ?? start, form.typed("vector", startVector), startOutcome);
  const { choice, outcome } = score;
  const unseen = Object.entries(hidden).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
  const vectorError = form.errorOf("vector") ?? (score.problem ? sentence(score.problem) : undefined);
  return (
    <>
      <ErrorSummary errors={form.errors} kept="The score was not changed." />
      <form action={form.send} noValidate className="mb-5 border-y-2 border-text pb-3.5">
        {unseen}
        <Field
          id="vector"
          label="Vector"
          size="small"
          hint="Paste one to fill the form. It also stands in the address, so you can share it."
          error={vectorError}
        >
          {(control) => (
            <div className="flex flex-wrap gap-2">
              <TextInput
                mono
                name="vector"
                value={score.text}
                onChange={(event) => score.paste(event.target.value)}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                className="min-w-0 flex-[1_1_20rem] text-14"
                {...control}
              />
              <CopyButton text={score.text} />
              {editable ? <SubmitButton variant="secondary">Save this vector</SubmitButton> : null}
            </div>
          )}
        </Field>
      </form>
      <div className="grid gap-x-10 gap-y-8 md:grid-cols-[minmax(0,1fr)_minmax(0,19rem)]">
        <form action={form.send} noValidate id="metrics">
          {unseen}
          <input type="hidden" name="cvss" value={choice.version} />
          <MetricGroups
            choice={choice}
            reporter={reporter && reporter.version === choice.version ? reporter.metrics : null}
            onChoose={score.choose}
          />
          {editable ? (
            <div className="mt-5 border-t-2 border-text pt-4">
              <Field id="reason" label="Why" size="small" optional error={form.errorOf("reason")}>
                {(control) => (
                  <TextInput name="reason" defaultValue={form.typed("reason", "")} {...control} />
                )}
              </Field>
              <Actions className="mt-4">
                <SubmitButton>Save score</SubmitButton>
              </Actions>
            </div>
          ) : null}
        </form>
        <aside aria-label="Score" className="md:sticky md:top-4 md:self-start">
          <ScoreOutcome choice={choice} outcome={outcome} missing={score.missing} />
          {reporter ? (
            <Section size="small" title="Reporter and team">
              <ReporterScore
                reporter={reporter}
                choice={choice}
                severity={outcome?.severity ?? null}
                score={outcome?.score ?? null}
              />
            </Section>
          ) : null}
        </aside>
      </div>
    </>
  );
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
