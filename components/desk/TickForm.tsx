"use client";

import { type ReactNode, useActionState } from "react";
import { HiddenFields } from "@/components/form/HiddenFields";
import { Icon } from "@/components/ui/Icon";
import { type FormAction, IDLE } from "@/lib/domain/form-state";

type Props = {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  done: boolean;
  /** What is ticked, for those who do not see the line beside it. */
  label: string;
  children: ReactNode;
};

/** One line of a checklist with its box: a button, so that it works without JavaScript and says who ticked. */
export function TickForm({ action, hidden, done, label, children }: Props) {
  const [state, send, pending] = useActionState(action, IDLE);
  return (
    <form action={send} className="flex items-start gap-2.5">
      <HiddenFields values={hidden} />
      <button
        type="submit"
        aria-pressed={done}
        disabled={pending}
        className="mt-0.5 flex size-6 shrink-0 cursor-pointer items-center justify-center rounded-box border-[1.5px] border-line-strong bg-surface"
      >
        {done ? <Icon name="check" className="text-ok" /> : null}
        <span className="sr-only">{label}</span>
      </button>
      <span className="min-w-0 flex-1">
        {children}
        {state.status === "failed" ? (
          <span role="alert" className="block text-13 font-fact text-high">
            {state.message}
          </span>
        ) : null}
      </span>
    </form>
  );
}
