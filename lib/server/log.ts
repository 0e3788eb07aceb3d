import pino, { type Logger, type LoggerOptions } from "pino";
import { env } from "@/lib/server/env";
import { describeError } from "@/lib/server/safe-error";

let logger: Logger | undefined;

/** How every log of ours writes: JSON lines, errors without their messages. */
export const LOG_OPTIONS = {
  base: { pid: process.pid },
  formatters: { level: (label: string) => ({ level: label }) },
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: describeError },
} satisfies LoggerOptions;

/**
 * The log of this process, on stderr. It carries ids only: never names, mail addresses, network addresses, paths as they
 * were typed, or anything else a person wrote.
 */
export function log(): Logger {
  logger ??= pino({ level: env().logLevel, ...LOG_OPTIONS }, pino.destination({ dest: 2, sync: true }));
  return logger;
}
