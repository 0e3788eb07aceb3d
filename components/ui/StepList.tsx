import type { ComponentProps } from "react";
import { Icon } from "./Icon";
import { LinkButton } from "./LinkButton";
import { VisuallyHidden } from "./VisuallyHidden";

export type Step = {
  label: string;
  href?: string;
  /** Instead of an address: the button that sends the form of this page first. */
  send?: ComponentProps<typeof LinkButton>;
  state: "done" | "empty" | "current" | "todo";
};

/** The steps of a long form: those one has been on lead back, with a tick where something was answered; the current one is marked. */
export function StepList({ steps, label }: { steps: Step[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ol className="border-t-2 border-text text-14">
        {steps.map((step, index) => {
          const current = step.state === "current";
          return (
            <li
              key={step.label}
              aria-current={current ? "step" : undefined}
              className={`grid grid-cols-[1.75rem_1fr_auto] items-center py-2 ${current ? "border-b-2 border-accent font-bold" : "border-b border-line text-muted"}`}
            >
              <span className="font-mono font-regular">{index + 1}</span>
              {step.send && !current ? (
                <LinkButton className="justify-self-start text-start text-text" {...step.send}>
                  {step.label}
                </LinkButton>
              ) : step.href && !current ? (
                <a href={step.href} className="text-text">
                  {step.label}
                </a>
              ) : (
                <span>{step.label}</span>
              )}
              {step.state === "done" ? (
                <span className="text-ok">
                  <Icon name="check" />
                  <VisuallyHidden>done</VisuallyHidden>
                </span>
              ) : null}
              {step.state === "empty" ? <span className="text-13">empty</span> : null}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
