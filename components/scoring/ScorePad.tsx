"use client";

import type { ReactNode } from "react";
import { HiddenFields } from "@/components/form/HiddenFields";
import { useActionForm } from "@/components/form/use-action-form";
import { Actions, Button } from "@/components/ui/Button";
import { CopyButton } from "@/components/ui/CopyButton";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { Field } from "@/components/ui/Field";
import { Section } from "@/components/ui/Section";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { REASON_FOR_REPORTER } from "@/lib/domain/case/severity-change";
import type { EditedSentence } from "@/lib/domain/cvss/edited-sentence";
import type { Outcome } from "@/lib/domain/cvss/outcome";
import type { FormAction } from "@/lib/domain/form-state";
import { upperFirst } from "@/lib/domain/text";
import { type Choice, choiceFrom } from "./choice";
import { type FromProduct, MetricGroups } from "./MetricGroups";
import { NearbyScores } from "./NearbyScores";
import { ReasonField } from "./ReasonField";
import { ReporterScore, type ReporterScored } from "./ReporterScore";
import { ScoreOutcome } from "./ScoreOutcome";
import { useScore } from "./use-score";

type Props = {
  action: FormAction;
  /** Sent along unseen: case, vulnerability and the version that was seen. */
  hidden: Readonly<Record<string, string>>;
  start: Choice;
  startVector: string;
  startOutcome: Outcome | null;
  reporter: ReporterScored | null;
  product: FromProduct | null;
  sentence: EditedSentence | null;
  /** The report was accepted: a change has to say why. */
  reasonNeeded: boolean;
  /** A reporter was shown the severity that stands. */
  tellsReporter: boolean;
  /** Whether this person may save a score. */
  editable: boolean;
  /** What else stands beside the score; forms of their own. */
  children: ReactNode;
};

const FORM = "score";

/** The score form: paste a vector or choose metric by metric; both save without scripts, and follow each other with them. */
export function ScorePad({ action, hidden, start, startVector, startOutcome, children, ...props }: Props) {
  const { reporter, editable } = props;
  const form = useActionForm(action, fieldId);
  const returned = form.returned ? choiceFrom(form.returned) : null;
  const score = useScore(returned ?? start, form.typed("vector", startVector), startOutcome);
  const { choice, outcome } = score;
  const comparable = reporter && reporter.version === choice.version ? reporter.metrics : null;
  return (
    <>
      <ErrorSummary errors={form.errors} kept="The score was not changed." />
      {/* Below the two-column width what the choices come to stands above them, as it is seen first. */}
      <div className="flex flex-col gap-x-12 md:grid md:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <form
          action={form.send}
          noValidate
          data-leaves
          data-unsaved={form.returned ? true : undefined}
          id={FORM}
          className="contents"
        >
          <HiddenFields values={{ ...hidden, cvss: choice.version, stood: startVector }} />
          <VectorStrip
            score={score}
            error={form.errorOf("vector") ?? (score.problem ? `${upperFirst(score.problem)}.` : undefined)}
          />
          <div id="metrics" className="min-w-0">
            <MetricGroups
              choice={choice}
              reporter={comparable}
              product={props.product}
              onChoose={score.choose}
            />
          </div>
        </form>
        <aside
          aria-label="Score"
          className="min-w-0 text-14 max-md:contents md:sticky md:top-4 md:self-start"
        >
          <div className="max-md:order-first max-md:mb-5">
            <ScoreOutcome outcome={outcome} missing={score.missing} sentence={props.sentence} />
          </div>
          {editable ? (
            <div className="max-md:mt-5">
              <ReasonField form={FORM} needed={props.reasonNeeded} state={form} name="reason" />
              {props.tellsReporter ? <ForReporter form={form} /> : null}
              <Actions className="mt-3">
                <Button form={FORM} disabled={form.pending}>
                  Save score
                </Button>
              </Actions>
            </div>
          ) : null}
          <div className="mt-7">
            {reporter ? (
              <Section size="small" title="Reporter and team">
                <ReporterScore
                  reporter={reporter}
                  choice={choice}
                  severity={outcome?.base.severity ?? null}
                  score={outcome?.base.score ?? null}
                  onTake={editable ? () => score.fillIn(reporter, props.product?.metrics ?? {}) : null}
                />
              </Section>
            ) : null}
            {outcome ? (
              <NearbyScores
                version={choice.version}
                nearby={outcome.nearby}
                severity={outcome.base.severity}
              />
            ) : null}
            {children}
          </div>
        </aside>
      </div>
    </>
  );
}

function ForReporter({ form }: { form: ReturnType<typeof useActionForm> }) {
  return (
    <Field
      id="reasonForReporter"
      label={REASON_FOR_REPORTER.label}
      hint={REASON_FOR_REPORTER.hint}
      size="small"
      optional
      error={form.errorOf("reasonForReporter")}
    >
      {(control) => (
        <TextArea
          form={FORM}
          name="reasonForReporter"
          data-outgoing
          rows={2}
          defaultValue={form.typed("reasonForReporter", "")}
          {...control}
        />
      )}
    </Field>
  );
}

type StripProps = { score: ReturnType<typeof useScore>; error: string | undefined };

function VectorStrip({ score, error }: StripProps) {
  return (
    <div className="mb-5 border-y-2 border-text pb-3.5 max-md:order-first md:col-span-2">
      <Field
        id="vector"
        label="Vector"
        size="small"
        hint="Paste one to fill the form. It is also in the address, so you can share it."
        error={error}
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
          </div>
        )}
      </Field>
    </div>
  );
}

function fieldId(field: string): string | null {
  if (field === "vector" || field === "reason" || field === "reasonForReporter") return field;
  return field.startsWith("metrics.") ? "metrics" : null;
}
