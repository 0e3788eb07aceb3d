import type { ReactNode } from "react";
import { Icon } from "@/components/ui/Icon";
import { PlainLink } from "@/components/ui/PlainLink";
import type { Beginning } from "@/lib/domain/board/data";

/** What stands on the board while nobody has reported anything: for whoever sets the desk up, what to do first. */
export function FirstSteps({ steps }: Beginning) {
  return (
    <div className="max-w-measure border-b border-line pt-3 pb-6">
      <p className="text-muted">
        No report has come in yet. The first one appears here as soon as it arrives.
      </p>
      {steps ? (
        <section aria-labelledby="first-steps" className="mt-5">
          <h2 id="first-steps" className="border-t border-text pt-1.5 text-16">
            First steps
          </h2>
          <ol className="mt-1">
            <Step href="/desk/settings/self-check" title="Run the self-check" done={false}>
              {steps.sendsMail
                ? "A mail server is set: try it there, and see what else is left to do."
                : "No mail server is set yet, so notices do not leave. It says what else is left to do."}
            </Step>
            <Step href="/desk/settings/policy" title="Publish your policy" done={steps.policyKept}>
              {steps.policyKept
                ? `Version ${steps.policyVersion} is in force.`
                : "The one in force came with the desk. Read what it promises, then keep it or make it yours."}
            </Step>
            <Step href="/desk/people" title="Invite a colleague" done={steps.people > 1}>
              {steps.people > 1
                ? `${steps.people} people can sign in.`
                : "A second person approves what is published, and answers while you are away."}
            </Step>
            <Step href="/report" title="Try the report form" done={false}>
              Send a report as a stranger would. It appears here, and you see both sides of it.
            </Step>
          </ol>
        </section>
      ) : null}
    </div>
  );
}

type StepProps = { href: string; title: string; done: boolean; children: ReactNode };

function Step({ href, title, done, children }: StepProps) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 border-t border-line py-2.5 first:border-t-0">
      <span className="min-w-0">
        <PlainLink href={href} className="font-fact">
          {title}
        </PlainLink>
        <span className="block text-muted">{children}</span>
      </span>
      {done ? (
        <span className="flex items-baseline gap-[0.45em] text-ok">
          <Icon name="check" className="translate-y-[0.1em]" />
          done
        </span>
      ) : null}
    </li>
  );
}
