import "server-only";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormAction, FormState, ProofAsked } from "@/lib/domain/form-state";
import { AppError, type ErrorCode } from "./errors";
import { formInput, formValues } from "./form";
import { factorAddress, pageOf, signInAddress } from "./return-path";
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

export type ActionOptions<Result, Review> = {
  /** What the server knows about the request, laid over the form: the form has no say in it. */
  facts?: () => Promise<Readonly<Record<string, unknown>>>;
  /** What the page shows to be looked at before anything is saved; null: it was saved. */
  review?: (result: Result) => Promise<Review | null>;
  /** Where to go afterwards; absent or nowhere: the page stays and shows `message`. */
  goTo?: (result: Result, form: FormData) => string | undefined | Promise<string | undefined>;
  message?: string | ((result: Result) => string);
  /** What the page shows this once beside the message: a link, recovery codes. */
  show?: (result: Result) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
};
type Asking = { as: "staff"; stepUp: StepUp } | { as: Exclude<Side, "staff">; stepUp?: undefined };

/**
 * A use case as a server action for a form: works with JavaScript off, keeps the answers on failure. The desk's own are
 * made with `deskAction`. @example export const correct = action(correctReport, { as: "reporter", goTo: () => "/portal" });
 */
export function action<Result, Review = never>(
  perform: UseCase<Result>,
  { as, stepUp, ...options }: ActionOptions<Result, Review> & Asking,
): FormAction<Review> {
  return async (_previous, form) => {
    let target: string | undefined;
    let done: Extract<FormState, { status: "done" }>;
    let proving = false;
    try {
      const typed = formInput(form);
      proving = true;
      await stepUp?.prove(typed);
      proving = false;
      const result = await perform(await callerOf(as), { ...typed, ...(await options.facts?.()) });
      const review = await options.review?.(result);
      if (review) return { status: "review", review, values: formValues(form) };
      target = await options.goTo?.(result, form);
      done = await doneState(result, options);
    } catch (error) {
      // Somebody else was first: what they saved has to stand beside what was typed, where the form still has its place.
      if (is(error, "conflict") && !movedOn(error)) refresh();
      const failed = failedState(error, form);
      if (as !== "anyone" && (is(error, "unauthenticated") || is(error, "second_factor_required")))
        return shut(failed, is(error, "unauthenticated") ? as : "factor");
      if (stepUp === undefined) return failed;
      if (is(error, "step_up_required")) return { ...failed, message: "", proof: await stepUp.ask() };
      return proving ? { ...failed, proof: await stepUp.ask() } : failed;
    }
    // What else the page shows may have changed with it. Said before going on, too: an address that differs from the present one by
    // its fragment alone would be shown as it was.
    refresh();
    // redirect() works by throwing, so it stands outside the catch.
    if (target !== undefined) redirect(target);
    return done;
  };
}

const Versioned = z.object({ version: z.int() });

async function doneState<Result>(
  result: Result,
  { message = "Saved.", show }: Pick<ActionOptions<Result, never>, "message" | "show">,
): Promise<Extract<FormState, { status: "done" }>> {
  const shown = await show?.(result);
  const words = typeof message === "string" ? message : message(result);
  const version = Versioned.safeParse(result).data?.version;
  return { status: "done", message: words, ...(shown && { shown }), ...(version && { version }) };
}

const is = (error: unknown, code: ErrorCode) => error instanceof AppError && error.code === code;

const movedOn = (error: unknown) => error instanceof AppError && error.details.movedOn === true;

type Failed = Extract<FormState, { status: "failed" }>;

/** What opens again in another tab, while what was typed stays in this one. */
async function shut(failed: Failed, by: Side | "factor"): Promise<Failed> {
  const page = (await headers()).get("referer");
  const rest = "come back to this one, and press the button again.";
  const kept = { ...failed, fields: [] };
  switch (by) {
    case "reporter":
      return {
        ...kept,
        message: `Your visit has ended, and nothing was sent. What you wrote is still here: enter your code in another tab, ${rest}`,
        link: { href: "/track", words: "Enter your code (new tab)" },
      };
    case "factor":
      return {
        ...kept,
        message: `This desk asks everybody for a second factor now, and nothing was saved. What you typed is still here: set one up or prove yours in another tab, ${rest}`,
        link: { href: factorAddress(pageOf(page)), words: "Second factor (new tab)" },
      };
    default:
      return {
        ...kept,
        message: `Your session has ended, and nothing was saved. What you typed is still here: sign in in another tab, ${rest}`,
        link: { href: signInAddress(page), words: "Sign in (new tab)" },
      };
  }
}

/** What the page shows for this error; unexpected ones only by their reference id. */
function failedState(error: unknown, form: FormData): Failed {
  const values = formValues(form);
  if (error instanceof AppError)
    return {
      status: "failed",
      message: error.publicMessage,
      fields: error.details.fields ?? [],
      values,
      // What a move still lacks may be there by the next act; that somebody else was first stays true.
      ...(is(error, "conflict") && error.details.missing === undefined && { overtaken: true }),
    };
  const reference = reportUnexpected(error);
  const message = `Something went wrong on our side. Nothing was saved; your answers are still here. Reference ${reference}.`;
  return { status: "failed", message, fields: [], values };
}
