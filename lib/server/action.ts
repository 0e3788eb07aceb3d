import "server-only";
import { redirect } from "next/navigation";
import { AppError } from "./errors";
import { type FormState, formInput, formValues } from "./form";
import { reportUnexpected } from "./unexpected";
import type { UseCase } from "./use-case";
import { callerOf, type Side } from "./who";

type Options<Result> = {
  as: Side;
  /** Where to go afterwards; absent: the page stays and shows `message`. */
  then?: (result: Result) => string | Promise<string>;
  message?: string;
};

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

/**
 * A use case as a server action for a form: works with JavaScript off, keeps the answers on failure.
 * @example export const acknowledge = action(moveCase, { as: "staff", message: "Acknowledged." });
 */
export function action<Result>(useCase: UseCase<Result>, options: Options<Result>): FormAction {
  return async (_previous, form) => {
    let target: string | undefined;
    try {
      const result = await useCase(await callerOf(options.as), formInput(form));
      target = await options.then?.(result);
    } catch (error) {
      return failedState(error, form);
    }
    // redirect() works by throwing, so it stands outside the catch.
    if (target !== undefined) redirect(target);
    return { status: "done", message: options.message ?? "Saved." };
  };
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
