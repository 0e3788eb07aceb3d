import { Section } from "@/components/ui/Section";
import { StepList } from "@/components/ui/StepList";
import { REPORT_STEPS, type ReportStep, STEP_TITLES } from "@/lib/domain/report/questions";

type Props = { current: ReportStep; changing: boolean; readers: number };

/** The side of every step: where one is, that nothing is lost, who will read it. */
export function ReportAside({ current, changing, readers }: Props) {
  const place = REPORT_STEPS.indexOf(current);
  const steps = REPORT_STEPS.map((step, index) => {
    const done = index < place || (changing && index !== place);
    return {
      label: STEP_TITLES[step],
      href: done ? `/report/${step}` : undefined,
      state: index === place ? ("current" as const) : done ? ("done" as const) : ("todo" as const),
    };
  });
  return (
    <>
      <StepList label="Steps of this report" steps={steps} />
      <div className="mt-6">
        <Section size="small" title="Stop here and come back">
          <p className="text-muted">
            Your answers are kept on this server, encrypted, for 24 hours after your last change. Come back to
            this address in the same browser to go on.
          </p>
        </Section>
        <Section size="small" title="Private until fixed">
          <p className="text-muted">
            What you send is read by the response team only
            {readers > 1 ? <>, {readers} people</> : null}. You need no account and no address.
          </p>
        </Section>
      </div>
    </>
  );
}
