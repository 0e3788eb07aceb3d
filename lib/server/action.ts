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

type Options<Result> = {
  as: Side;
  /** What the server knows about the request, laid over the form: the form has no say in it. */
  facts?: () => Promise<Readonly<Record<string, unknown>>>;
  /** Where to go afterwards; absent: the page stays and shows `message`. */
  goTo?: (result: Result, form: FormData) => string | Promise<string>;
  message?: string;
  /** What the page shows this once beside the message: a link, recovery codes. */
  show?: (result: Result) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
};

/**
 * A use case as a server action for a form: works with JavaScript off, keeps the answers on failure.
 * @example export const acknowledge = action(moveCase, { as: "staff", message: "Acknowledged." });
 */
export function action<Result>(perform: UseCase<Result>, options: Options<Result>): FormAction {
  return async (_previous, form) => {
    let target: string | undefined;
    let shown: Readonly<Record<string, string>> | undefined;
    try {
      const input = { ...formInput(form), ...(await options.facts?.()) };
      const result = await perform(await callerOf(options.as), input);
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
    return { status: "done", message: options.message ?? "Saved.", ...(shown && { shown }) };
  };
}

/** Where a refusal leads that a proof of identity lifts. */
function detour(error: unknown, referer: string | null): string | undefined {
  if (!(error instanceof AppError)) return undefined;
  if (error.code === "step_up_required") return confirmAddress(referer);
  return error.code === "second_factor_required" ? factorAddress(pageOf(referer)) : undefined;
}

/** What the page shows for this error; unexpected ones only by their reference id. */
export function failedState(error: unknown, form: FormData): FormState {
  const values = formValues(form);
  if (error instanceof AppError)
    return { status: "failed", message: error.publicMessage, fields: error.details.fields ?? [], values };
  const reference = reportUnexpected(error);
  const message = `Something went wrong on our side. Nothing was saved; your answers are still here. Reference ${reference}.`;
  return { status: "failed", message, fields: [], values };
}
