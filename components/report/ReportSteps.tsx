import { Section } from "@/components/ui/Section";
import { type Step, StepList } from "@/components/ui/StepList";
import { REPORT_STEPS, type ReportStep, STEP_TITLES } from "@/lib/domain/report/questions";

type Props = {
  current: ReportStep;
  changing: boolean;
  readers: number;
  /** The steps in which something was answered. */
  answered: readonly ReportStep[];
  /** The form of a step: what is typed in it goes along to another one. */
  form?: string;
};

/** The side of every step: where one is, that nothing is lost, who will read it. */
export function ReportAside({ current, changing, readers, answered, form }: Props) {
  const place = REPORT_STEPS.indexOf(current);
  const stateOf = (step: ReportStep, seen: boolean): Step["state"] => {
    if (step === current) return "current";
    // Nothing is answered on the page that shows the answers.
    if (!seen || step === "check") return "todo";
    return answered.includes(step) ? "done" : "empty";
  };
  const steps = REPORT_STEPS.map((step, index) => {
    const seen = index < place || (changing && index !== place);
    return {
      label: STEP_TITLES[step],
      href: seen ? `/report/${step}` : undefined,
      send: seen && form ? { form, name: "to", value: step } : undefined,
      state: stateOf(step, seen),
    };
  });
  return (
    <>
      <StepList label="Steps of this report" steps={steps} />
      <div className="mt-6">
        <Section size="small" title="Stop here and come back">
          <p className="text-muted">
            What you type is saved when you press Continue or Back, or choose a step above: on this server,
            encrypted, for 24 hours after the last time. Come back to this address in the same browser to go
            on.
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
