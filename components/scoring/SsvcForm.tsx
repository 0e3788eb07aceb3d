"use client";

import { useState } from "react";
import { HiddenFields } from "@/components/form/HiddenFields";
import { useActionForm } from "@/components/form/use-action-form";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { MetricRadios } from "@/components/ui/MetricRadios";
import { Section, TwoColumns } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import type { FormAction } from "@/lib/domain/form-state";
import {
  answersOf,
  SSVC_QUESTION_NAMES,
  SSVC_QUESTIONS,
  type SsvcQuestion,
  UTILITY_LABELS,
} from "@/lib/domain/ssvc/questions";
import { ReasonField } from "./ReasonField";
import { SsvcDecision } from "./SsvcDecision";
import { SsvcTree } from "./SsvcTree";
import { type GivenAnswers, treeAnswers } from "./ssvc-answers";

type Props = {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  /** The decision in force, or nothing. */
  start: GivenAnswers;
  reasonNeeded: boolean;
  /** "It is said to be exploited." */
  claim: string | null;
};

/** The supplier tree, question by question, with what the answers decide and the way they take through the tree. */
export function SsvcForm({ action, hidden, start, reasonNeeded, claim }: Props) {
  const form = useActionForm(action, (field) => field);
  const [given, setGiven] = useState<GivenAnswers>(() => ({ ...start, ...returnedAnswers(form) }));
  const answers = treeAnswers(given);
  return (
    <form action={form.send} noValidate data-unsaved={form.returned ? true : undefined}>
      <ErrorSummary errors={form.errors} kept="What you entered is kept." />
      <HiddenFields values={hidden} />
      <TwoColumns
        label="Decision"
        aside={
          <>
            <SsvcDecision answers={answers} />
            <ReasonField name="rationale" needed={reasonNeeded} state={form} />
            <div className="mt-3">
              <SubmitButton>Save decision</SubmitButton>
            </div>
          </>
        }
      >
        <ol>
          {SSVC_QUESTION_NAMES.map((name, place) => (
            <li key={name} id={name}>
              <Question
                name={name}
                step={place + 1}
                value={given[name]}
                problem={form.errorOf(name)}
                note={name === "exploitation" ? claim : null}
                onAnswer={(value) => setGiven({ ...given, [name]: value })}
              />
              {name === "valueDensity" ? (
                <p className="mb-2 text-13 text-muted sm:ms-49">
                  Together they make the utility to an attacker:{" "}
                  <b className="text-text">
                    {answers.utility ? UTILITY_LABELS[answers.utility] : "answer both"}
                  </b>
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      </TwoColumns>
      <Section title="The way through the tree">
        <SsvcTree answers={answers} />
      </Section>
    </form>
  );
}

type QuestionProps = {
  name: SsvcQuestion;
  step: number;
  value: string | undefined;
  problem: string | undefined;
  note: string | null;
  onAnswer: (value: string) => void;
};

function Question({ name, step, value, problem, note, onAnswer }: QuestionProps) {
  const { title, ask } = SSVC_QUESTIONS[name];
  return (
    <>
      {problem ? (
        <p className="font-fact text-high">
          <span className="sr-only">Error: </span>
          {problem}
        </p>
      ) : null}
      <MetricRadios
        label={`${step}. ${title}`}
        name={name}
        values={answersOf(name)}
        value={value ?? null}
        hint={note === null ? ask : `${ask} ${note}`}
        onChange={(event) => onAnswer(event.target.value)}
      />
    </>
  );
}

function returnedAnswers(form: ReturnType<typeof useActionForm>): GivenAnswers {
  return Object.fromEntries(
    SSVC_QUESTION_NAMES.flatMap((name) => {
      const value = form.typed(name, "");
      return value === "" ? [] : [[name, value]];
    }),
  );
}
