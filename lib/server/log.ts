import pino, { type Logger } from "pino";
import { env } from "@/lib/server/env";

let logger: Logger | undefined;

/**
 * The log of this process, as JSON lines on stderr. It carries ids only: never names, mail addresses, network addresses
 * or anything a person wrote. Errors are logged without the database's detail line, which quotes the row.
 */
export function log(): Logger {
  logger ??= pino(
    {
      level: env().logLevel,
      base: { pid: process.pid },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
    },
    pino.destination({ dest: 2, sync: true }),
  );
  return logger;
}

/** Name, code and stack of an error. A PostgreSQL error's detail, where and parameters may quote people's text. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const fromDatabase = "severity" in error && "code" in error;
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  const cause = error.cause instanceof Error ? describeError(error.cause) : undefined;
  const frames = error.stack
    ?.split("\n")
    .filter((line) => line.startsWith("    at "))
    .join("\n");
  return {
    type: error.name,
    ...(fromDatabase || cause ? {} : { message: error.message }),
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(table === undefined ? {} : { table }),
    stack: frames,
    ...(cause ? { cause } : {}),
  };
}
