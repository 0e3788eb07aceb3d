import { AppError } from "./errors";
import { noteOverload } from "./overload";

const TOO_SLOW = "57014";
const LOCKED = "55P03";
const DEADLOCKED = "40P01";
const OUTRUN = "40001";
const BROKEN = "25P02";

/** Whether PostgreSQL gave a statement up because it took too long. Drizzle keeps the driver's error as the cause of its own. */
export const isTimeout = (error: unknown): boolean => hasCode(error, TOO_SLOW);

/** Whether it gave one up at a time-out of security.md, or for others: for having waited too long, or each for the other. */
export const isGivenUp = (error: unknown): boolean =>
  [TOO_SLOW, LOCKED, DEADLOCKED, OUTRUN].some((code) => hasCode(error, code));

/** Whether it only says that a statement before this one failed. */
export const isBroken = (error: unknown): boolean => hasCode(error, BROKEN);

export function tookTooLong(cause: unknown): AppError {
  const words = "This took too long, so nothing was saved. Try again in a few seconds.";
  const refusal = new AppError("busy", words, { retryAfterSeconds: 5 });
  return noteOverload(Object.assign(refusal, { cause }));
}

function hasCode(error: unknown, code: string): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === code) || hasCode(error.cause, code);
}
