import { randomBytes } from "node:crypto";
import { AppError } from "./errors";
import { log } from "./log";

/** Logs an error nobody expected, without its message, and returns the id that finds it. */
export function reportUnexpected(error: unknown): string {
  const reference = randomBytes(6).toString("hex");
  log().error({ reference, err: error }, "unexpected error");
  return reference;
}

/** For a look that the rest goes on without: logs why it failed, unless that was to be expected (a busy database). */
export function reportIfUnexpected(error: unknown): void {
  if (!(error instanceof AppError)) reportUnexpected(error);
}
