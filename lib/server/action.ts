import "server-only";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { FormAction, FormState } from "@/lib/domain/form-state";
import { AppError } from "./errors";
import { formInput, formValues } from "./form";
import { confirmAddress, factorAddress, pageOf } from "./return-path";
import { reportUnexpected } from "./unexpected";
import type { UseCase } from "./use-case";
import { callerOf, type Side } from "./who";

type Options<Result, Review> = {
  as: Side;
  /** What the server knows about the request, laid over the form: the form has no say in it. */
  facts?: () => Promise<Readonly<Record<string, unknown>>>;
  /** What the page shows to be looked at before anything is saved; null: it was saved. */
  review?: (result: Result) => Promise<Review | null>;
  /** Where to go afterwards; absent: the page stays and shows `message`. */
  goTo?: (result: Result, form: FormData) => string | Promise<string>;
  message?: string | ((result: Result) => string);
  /** What the page shows this once beside the message: a link, recovery codes. */
  show?: (result: Result) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
};

/**
 * A use case as a server action for a form: works with JavaScript off, keeps the answers on failure.
 * @example export const acknowledge = action(moveCase, { as: "staff", message: "Acknowledged." });
 */
export function action<Result, Review = never>(
  perform: UseCase<Result>,
  options: Options<Result, Review>,
): FormAction<Review> {
  return async (_previous, form) => {
    let target: string | undefined;
    let shown: Readonly<Record<string, string>> | undefined;
    let message = "Saved.";
    try {
      const input = { ...formInput(form), ...(await options.facts?.()) };
      const result = await perform(await callerOf(options.as), input);
      const review = await options.review?.(result);
      if (review) return { status: "review", review, values: formValues(form) };
      if (options.message) message = wordsOf(options.message, result);
      target = await options.goTo?.(result, form);
      shown = await options.show?.(result);
    } catch (error) {
      target = detour(error, (await headers()).get("referer"));
      if (target === undefined) {
        // Somebody else was first: what they saved has to stand beside what was typed, where the form still has its place.
        if (error instanceof AppError && error.code === "conflict" && !error.details.movedOn) refresh();
        return failedState(error, form);
      }
    }
    // redirect() works by throwing, so it stands outside the catch.
    if (target !== undefined) redirect(target);
    // What else the page shows may have changed with it.
    refresh();
    return { status: "done", message, ...(shown && { shown }) };
  };
}

function wordsOf<Result>(message: string | ((result: Result) => string), result: Result): string {
  return typeof message === "string" ? message : message(result);
}

/** Where a refusal leads that a proof of identity lifts. */
function detour(error: unknown, referer: string | null): string | undefined {
  if (!(error instanceof AppError)) return undefined;
  if (error.code === "step_up_required") return confirmAddress(referer);
  return error.code === "second_factor_required" ? factorAddress(pageOf(referer)) : undefined;
}

/** What the page shows for this error; unexpected ones only by their reference id. */
export function failedState(error: unknown, form: FormData): FormState<never> {
  const values = formValues(form);
  if (error instanceof AppError)
    return { status: "failed", message: error.publicMessage, fields: error.details.fields ?? [], values };
  const reference = reportUnexpected(error);
  const message = `Something went wrong on our side. Nothing was saved; your answers are still here. Reference ${reference}.`;
  return { status: "failed", message, fields: [], values };
}
