"use client";

import { useActionState } from "react";
import { buttonClass } from "@/components/ui/Button";
import { type FormAction, IDLE } from "@/lib/domain/form-state";
import { HiddenFields } from "./HiddenFields";

type Props = {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  /** What is moved, for those who do not see the row: "Move Read it up". */
  label: string;
  first: boolean;
  last: boolean;
};

/** Moves a row of a list past its neighbour. The button pressed is the `direction`; works without JavaScript. */
export function OrderForm({ action, hidden, label, first, last }: Props) {
  const [state, send, pending] = useActionState(action, IDLE);
  const step = (direction: "up" | "down", sign: string, atEnd: boolean) => (
    <button
      type="submit"
      name="direction"
      value={direction}
      disabled={pending || atEnd}
      className={buttonClass({ variant: "quiet", size: "small" })}
    >
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">
        Move {label} {direction}
      </span>
    </button>
  );
  return (
    <form action={send} className="inline-flex items-center gap-1">
      <HiddenFields values={hidden} />
      {step("up", "↑", first)}
      {step("down", "↓", last)}
      {state.status === "failed" ? (
        <span role="alert" className="text-13 font-fact text-high">
          {state.message}
        </span>
      ) : null}
    </form>
  );
}
