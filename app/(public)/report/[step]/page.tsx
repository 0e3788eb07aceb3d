import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { answerPromise, answerRecord } from "@/components/report/promise-words";
import { ReportAside } from "@/components/report/ReportSteps";
import { StepQuestions } from "@/components/report/StepQuestions";
import { type FormStep, STEP_FIELDS } from "@/components/report/step-fields";
import { Button } from "@/components/ui/Button";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { Icon } from "@/components/ui/Icon";
import { LinkButton } from "@/components/ui/LinkButton";
import { Eyebrow } from "@/components/ui/PageHead";
import { TwoColumns } from "@/components/ui/Section";
import { SubmitBar } from "@/components/ui/SubmitBar";
import { keysOf } from "@/lib/domain/keys-of";
import { REPORT_STEPS, STEP_TITLES } from "@/lib/domain/report/questions";
import { promiseRecord } from "@/lib/queries/promise-record";
import { currentTime } from "@/lib/server/time";
import { requireInstance } from "../../instance";
import { answeredIn, draftProblems, requireDraft, teamSize } from "../draft";

type Props = {
  params: Promise<{ step: string }>;
  searchParams: Promise<{ problems?: string; then?: string }>;
};

const FORM = "answers";
const FORM_STEPS = keysOf(STEP_FIELDS);

async function findStep(params: Props["params"]): Promise<FormStep> {
  const { step } = await params;
  return FORM_STEPS.find((one) => one === step) ?? notFound();
}

async function problemsOf(step: FormStep, { problems }: Awaited<Props["searchParams"]>) {
  if (problems === undefined) return [];
  return (await draftProblems()).filter((problem) => problem.step === step);
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const step = await findStep(params);
  const problems = await problemsOf(step, await searchParams);
  const { organisation } = await requireInstance();
  return { title: `${problems.length > 0 ? "Error: " : ""}${STEP_TITLES[step]} – ${organisation} Security` };
}

export default async function StepPage({ params, searchParams }: Props) {
  const step = await findStep(params);
  const search = await searchParams;
  const [draft, { policy }, readers, record, problems] = await Promise.all([
    requireDraft(),
    requireInstance(),
    teamSize(),
    promiseRecord("acknowledgement", currentTime()),
    problemsOf(step, search),
  ]);
  const changing = search.then === "check";
  const place = REPORT_STEPS.indexOf(step);
  const previous = REPORT_STEPS[place - 1];
  const required: readonly string[] = policy.data.requiredFields;
  // Without a register there is nothing to choose from: the product is named in words.
  const items = STEP_FIELDS[step].filter(({ field }) => field !== "product" || draft.products.length > 0);
  const inWords = draft.products.length === 0;
  const asked = (field: string) => (inWords && field === "product_name" ? "product" : field);
  const shownAt = (field: string) => (inWords && field === "product" ? "product_name" : field);
  return (
    <div className="pt-6">
      <TwoColumns
        label="Steps and notes"
        aside={
          <ReportAside
            current={step}
            changing={changing}
            readers={readers}
            answered={answeredIn(draft)}
            form={FORM}
          />
        }
      >
        {/* Enter presses the first button of a form: it means to go on, not back. */}
        <button type="submit" form={FORM} tabIndex={-1} aria-hidden="true" className="sr-only" />
        <LinkButton
          form={FORM}
          name="to"
          value={changing ? "check" : previous}
          className="inline-flex items-center gap-1.5 py-1.5 text-14"
        >
          <Icon name="chevron-left" />
          Back
        </LinkButton>
        <ErrorSummary
          errors={problems.map(({ field, message }) => ({ field: shownAt(field), message }))}
          kept="Everything you wrote is kept."
        />
        <form id={FORM} method="post" action={`/report/save/${step}`} noValidate>
          {changing ? <input type="hidden" name="then" value="check" /> : null}
          <div className="mt-4">
            <Eyebrow>
              Step {place + 1} of {REPORT_STEPS.length}
            </Eyebrow>
            <h1 className="mt-1">{STEP_TITLES[step]}</h1>
          </div>
          <StepQuestions
            items={items}
            inputOf={(item) => ({
              value: draft.content.answers[item.field] ?? "",
              error: problems.find(({ field }) => field === item.field || field === asked(item.field))
                ?.message,
              optional: !required.includes(asked(item.field)),
              products: draft.products,
            })}
          />
          <SubmitBar promise={answerPromise(policy.data)} record={answerRecord(record)}>
            <Button size="large">Continue</Button>
          </SubmitBar>
        </form>
      </TwoColumns>
    </div>
  );
}
