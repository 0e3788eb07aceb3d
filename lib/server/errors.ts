import type { Actor } from "@/lib/domain/access/actor";
import type { Need } from "@/lib/domain/case/states";
import { isOverload, type Overload } from "@/lib/domain/overload";

/** Every way a request can end short of success, and the HTTP status it has. */
export const STATUS_OF = {
  invalid: 400,
  unauthenticated: 401,
  step_up_required: 403,
  second_factor_required: 403,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  busy: 503,
  storage_full: 507,
} as const;
export type ErrorCode = keyof typeof STATUS_OF;

export type FieldProblem = { field: string; message: string };

export type ErrorDetails = {
  fields?: readonly FieldProblem[];
  missing?: readonly Need[];
  retryAfterSeconds?: number;
  /** What stands there now, when somebody else was first. */
  current?: unknown;
  /** The form's files were being taken in by then: some may have arrived. */
  filesBegun?: true;
  /** The case moved on: its page made anew would have no place for the form and what was typed in it. */
  movedOn?: true;
};

/** On the errors of every copy of this module: Next bundles it into several graphs, and one's pool serves the others. */
const BRAND = Symbol.for("breakwater.AppError");

/**
 * The one error people may read. `publicMessage` says what happened and what to do next; anything that is not an
 * AppError reaches people as a reference id only.
 */
export class AppError extends Error {
  /** What alone of a refusal for want of room reaches a page that the framework renders in its place. */
  readonly digest?: Overload;

  constructor(
    readonly code: ErrorCode,
    readonly publicMessage: string,
    readonly details: ErrorDetails = {},
  ) {
    super(`${code}: ${publicMessage}`);
    this.name = "AppError";
    if (isOverload(code)) this.digest = code;
  }

  static override [Symbol.hasInstance](value: unknown): value is AppError {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  get [BRAND](): true {
    return true;
  }

  get status(): number {
    return STATUS_OF[this.code];
  }
}

export const notFound = () => new AppError("not_found", "There is nothing here, or it is not for you.");
export const forbidden = () => new AppError("forbidden", "Your role does not include this.");
export const unauthenticated = () => new AppError("unauthenticated", "Sign in to continue.");

/** Why somebody may not do this at all, in words for them. */
export function refusalFor(actor: Actor): AppError {
  if (actor.type === "anonymous") return unauthenticated();
  if (actor.type !== "person" || actor.owes === undefined) return forbidden();
  return new AppError(
    "second_factor_required",
    "A second factor is required here before anything else opens.",
  );
}

export const conflict = (message: string, details: ErrorDetails = {}) =>
  new AppError("conflict", message, details);
export const invalid = (fields: readonly FieldProblem[]) =>
  new AppError("invalid", fields[0]?.message ?? "Something in the request is not right.", { fields });
