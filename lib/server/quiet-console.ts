import type { Logger } from "pino";
import { describeError } from "./safe-error";

const METHODS = [
  ["error", "error"],
  ["warn", "warn"],
  ["info", "debug"],
  ["log", "debug"],
  ["debug", "debug"],
  ["trace", "debug"],
] as const;

/**
 * Takes the console away from the framework and from libraries: they print errors with messages and with what a request
 * held. What is logged instead is the kind and place of each error, under the digest that its page shows.
 */
export function quietConsole(log: Logger): void {
  for (const [method, level] of METHODS)
    console[method] = (...words: unknown[]) => {
      const error = words.find((word) => word instanceof Error);
      if (error) log[level]({ err: error }, "error in the framework");
      else log[level]({ by: callerOf(new Error()) }, "the framework said something that may quote a request");
    };
}

/** Where in the code the console was used: the first frame that is not this file. */
function callerOf(here: Error): string | undefined {
  return describeError(here).stack?.find((frame) => !frame.includes("quiet-console"));
}
