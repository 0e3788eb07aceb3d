import type { Metadata } from "next";
import { shownAnswers } from "@/app/answers-html";
import { CheckedAnswers } from "@/components/report/CheckedAnswers";
import { answerPromise, answerRecord } from "@/components/report/promise-words";
import { ReportAside } from "@/components/report/ReportSteps";
import { SubmitOnce } from "@/components/report/SubmitOnce";
import { BackLink } from "@/components/ui/BackLink";
import { Banner } from "@/components/ui/Banner";
import { CheckboxLine } from "@/components/ui/ChoiceRows";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { Eyebrow } from "@/components/ui/PageHead";
import { Prose } from "@/components/ui/Prose";
import { Section, TwoColumns } from "@/components/ui/Section";
import { SubmitBar } from "@/components/ui/SubmitBar";
import { answerLines, type Problem } from "@/lib/domain/report/answers";
import { questionOf, REPORT_STEPS, STEP_TITLES } from "@/lib/domain/report/questions";
import { codeProblems, type WrittenCode, writtenCodes } from "@/lib/domain/report/written-codes";
import { promiseRecord } from "@/lib/queries/promise-record";
import { currentTime } from "@/lib/server/time";
import { requireInstance } from "../../instance";
import { answeredIn, draftProblems, requireDraft, teamSize } from "../draft";

type Props = { searchParams: Promise<{ problems?: string }> };

/** What stands against sending, once that was tried; "code": a receipt code was found then, and is not looked up again. */
async function problemsOf({ problems: asked }: Awaited<Props["searchParams"]>): Promise<Problem[]> {
  if (asked === undefined) return [];
  const problems = await draftProblems();
  return asked === "code" ? [...problems, ...codeProblems(await codesOfDraft())] : problems;
}

async function codesOfDraft() {
  return writtenCodes((await requireDraft()).content.answers);
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const wrong = (await problemsOf(await searchParams)).length > 0;
  const { organisation } = await requireInstance();
  return { title: `${wrong ? "Error: " : ""}${STEP_TITLES.check} – ${organisation} Security` };
}

export default async function CheckPage({ searchParams }: Props) {
  const search = await searchParams;
  const [draft, { policy }, readers, record, problems, codes] = await Promise.all([
    requireDraft(),
    requireInstance(),
    teamSize(),
    promiseRecord("acknowledgement", currentTime()),
    problemsOf(search),
    search.problems === "code" ? [] : codesOfDraft(),
  ]);
  const { answers, attested } = draft.content;
  const product = draft.products.find(({ id }) => id === answers.product)?.name ?? null;
  const { rules, attestationVersion } = policy.data;
  return (
    <div className="pt-6">
      <TwoColumns
        label="Steps and notes"
        aside={
          <ReportAside current="check" changing={false} readers={readers} answered={answeredIn(draft)} />
        }
      >
        <BackLink href="/report/you" />
        <ErrorSummary errors={problems} kept="Everything you wrote is kept." />
        <div className="mt-4">
          <Eyebrow>
            Step {REPORT_STEPS.length} of {REPORT_STEPS.length}
          </Eyebrow>
          <h1 className="mt-1">{STEP_TITLES.check}</h1>
        </div>
        <LooksLikeCode codes={codes} />
        <CheckedAnswers
          answers={await shownAnswers(answerLines(answers, product))}
          files={draft.files}
          problems={problems}
        />
        <form method="post" action="/report/send" noValidate>
          <input type="hidden" name="rules" value={attestationVersion} />
          {rules.length > 0 ? (
            <Section title="Rules for testing">
              <Prose>
                <ul>
                  {rules.map((rule) => (
                    <li key={rule}>{rule}</li>
                  ))}
                </ul>
              </Prose>
              <CheckboxLine
                name="attested"
                label="I kept to these rules, and will."
                help={`Policy version ${policy.number}, rules version ${attestationVersion}. It is frozen with your report.`}
                checked={attested === attestationVersion}
                error={problems.find(({ field }) => field === "attested")?.message}
              />
            </Section>
          ) : null}
          <Decoy />
          <SubmitBar promise={answerPromise(policy.data)} record={answerRecord(record)}>
            <SubmitOnce>Send the report</SubmitOnce>
          </SubmitBar>
        </form>
      </TwoColumns>
    </div>
  );
}

function LooksLikeCode({ codes }: { codes: readonly WrittenCode[] }) {
  if (codes.length === 0) return null;
  const labels = [...new Set(codes.map(({ field }) => `“${questionOf(field).label}”`))].join(", ");
  return (
    <div className="mt-4">
      <Banner tone="warn">
        Something in {labels} is written like a secret receipt code. If it is one, take it out: whoever reads
        it could open that case.
      </Banner>
    </div>
  );
}

// Only a program that fills in everything it finds finds this; its report is held, never lost.
function Decoy() {
  return (
    <div aria-hidden="true" className="absolute -start-[200vw] size-px overflow-hidden">
      <label>
        Leave this empty <input name="website" tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  );
}
