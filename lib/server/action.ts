import "server-only";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { FormAction, FormState, ProofAsked } from "@/lib/domain/form-state";
import { AppError, type ErrorCode } from "./errors";
import { formInput, formValues } from "./form";
import { signInAddress } from "./return-path";
import { reportUnexpected } from "./unexpected";
import type { UseCase } from "./use-case";
import { callerOf, type Side } from "./who";

/**
 * How somebody proves afresh, in the form of a sensitive act itself, who they are (app/desk/desk-action.ts). So the form is
 * never left: what was typed stays in it and is kept nowhere else.
 */
export type StepUp = {
  /** Checks the proof that came with the form; a form without one passes. @throws AppError naming fields below `proof` */
  prove: (input: Readonly<Record<string, unknown>>) => Promise<void>;
  /** The ways this person has. */
  ask: () => Promise<ProofAsked>;
};

type Options<Result> = {
  /** What the server knows about the request, laid over the form: the form has no say in it. */
  facts?: () => Promise<Readonly<Record<string, unknown>>>;
  /** Where to go afterwards; absent: the page stays and shows `message`. */
  goTo?: (result: Result, form: FormData) => string | Promise<string>;
  message?: string;
  /** What the page shows this once beside the message: a link, recovery codes. */
  show?: (result: Result) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
};
type Asking = { as: "staff"; stepUp: StepUp } | { as: Exclude<Side, "staff">; stepUp?: undefined };
export type ActionOptions<Result> = Options<Result>;

/**
 * A use case as a server action for a form: works with JavaScript off, keeps the answers on failure. The desk's own are
 * made with `deskAction`. @example export const correct = action(correctReport, { as: "reporter", goTo: () => "/portal" });
 */
export function action<Result>(
  perform: UseCase<Result>,
  { as, stepUp, ...options }: Options<Result> & Asking,
): FormAction {
  return async (_previous, form) => {
    let target: string | undefined;
    let shown: Readonly<Record<string, string>> | undefined;
    let proven = stepUp === undefined;
    try {
      const typed = formInput(form);
      await stepUp?.prove(typed);
      proven = true;
      const result = await perform(await callerOf(as), { ...typed, ...(await options.facts?.()) });
      target = await options.goTo?.(result, form);
      shown = await options.show?.(result);
    } catch (error) {
      // Somebody else was first: what they saved has to stand beside what was typed, where the form still has its place.
      if (is(error, "conflict") && !movedOn(error)) refresh();
      const failed = failedState(error, form);
      if (is(error, "unauthenticated") && as !== "anyone") return ended(failed, as);
      if (stepUp === undefined) return failed;
      if (is(error, "step_up_required")) return { ...failed, message: "", proof: await stepUp.ask() };
      return proven ? failed : { ...failed, proof: await stepUp.ask() };
    }
    // redirect() works by throwing, so it stands outside the catch.
    if (target !== undefined) redirect(target);
    // What else the page shows may have changed with it.
    refresh();
    return { status: "done", message: options.message ?? "Saved.", ...(shown && { shown }) };
  };
}

const is = (error: unknown, code: ErrorCode) => error instanceof AppError && error.code === code;

const movedOn = (error: unknown) => error instanceof AppError && error.details.movedOn === true;

type Failed = Extract<FormState, { status: "failed" }>;

/** The session ended while somebody typed: what they typed stays in this tab, and another one brings them back in. */
async function ended(failed: Failed, side: Side): Promise<Failed> {
  const rest = "come back to this one, and press the button again.";
  if (side === "reporter")
    return {
      ...failed,
      fields: [],
      message: `Your visit has ended, and nothing was sent. What you wrote is still here: enter your code in another tab, ${rest}`,
      link: { href: "/track", words: "Enter your code (new tab)" },
    };
  return {
    ...failed,
    fields: [],
    message: `Your session has ended, and nothing was saved. What you typed is still here: sign in in another tab, ${rest}`,
    link: { href: signInAddress((await headers()).get("referer")), words: "Sign in (new tab)" },
  };
}

/** What the page shows for this error; unexpected ones only by their reference id. */
function failedState(error: unknown, form: FormData): Failed {
  const values = formValues(form);
  if (error instanceof AppError)
    return { status: "failed", message: error.publicMessage, fields: error.details.fields ?? [], values };
  const reference = reportUnexpected(error);
  const message = `Something went wrong on our side. Nothing was saved; your answers are still here. Reference ${reference}.`;
  return { status: "failed", message, fields: [], values };
}
