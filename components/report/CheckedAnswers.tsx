import { AnswerText, type ShownAnswer } from "@/components/report/AnswerText";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import { VisuallyHidden } from "@/components/ui/VisuallyHidden";
import type { Problem } from "@/lib/domain/report/answers";
import { REPORT_STEPS, type ReportStep, STEP_TITLES } from "@/lib/domain/report/questions";
import { sizeWords } from "@/lib/domain/size-words";

type Props = {
  answers: readonly ShownAnswer[];
  files: readonly { id: string; name: string; sizeBytes: number }[];
  problems: readonly Problem[];
};

/** Everything that will be sent, step by step, each with the way to change it and back. */
export function CheckedAnswers({ answers, files, problems }: Props) {
  const steps = REPORT_STEPS.filter((step) => step !== "check");
  return steps.map((step) => (
    <Section key={step} title={STEP_TITLES[step]} note={<Change step={step} />}>
      <Missing problems={problems.filter((problem) => problem.step === step)} />
      {step === "files" ? (
        <Files files={files} />
      ) : (
        <Answers answers={answers.filter((answer) => answer.step === step)} />
      )}
    </Section>
  ));
}

function Change({ step }: { step: ReportStep }) {
  return (
    <PlainLink href={`/report/${step}?then=check`}>
      Change<VisuallyHidden> {STEP_TITLES[step]}</VisuallyHidden>
    </PlainLink>
  );
}

function Missing({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="mb-2 border-s-4 border-high ps-4 font-fact text-high">
      {problems.map(({ field, message, step }) => (
        <li key={field} id={field} tabIndex={-1}>
          <span className="sr-only">Error: </span>
          <PlainLink href={`/report/${step}?then=check&problems=1#${field}`} className="text-high">
            {message}
          </PlainLink>
        </li>
      ))}
    </ul>
  );
}

function Answers({ answers }: Pick<Props, "answers">) {
  if (answers.length === 0) return <p className="text-muted">Not answered</p>;
  return (
    <dl className="grid gap-y-3">
      {answers.map(({ field, label, ...answer }) => (
        <div key={field}>
          <dt className="text-14 text-muted">{label}</dt>
          <dd className="wrap-anywhere">
            <AnswerText {...answer} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Files({ files }: { files: Props["files"] }) {
  if (files.length === 0) return <p className="text-muted">None</p>;
  return (
    <ul>
      {files.map(({ id, name, sizeBytes }) => (
        <li key={id} className="border-b border-line py-1.5 wrap-anywhere">
          <bdi>{name}</bdi> <span className="text-14 text-muted">{sizeWords(sizeBytes)}</span>
        </li>
      ))}
    </ul>
  );
}
