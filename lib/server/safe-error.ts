/** What may be logged of an error: what kind it is, what the database or the framework calls it, and where it was thrown. */
export type ErrorFacts = {
  type: string;
  code?: string;
  constraint?: string;
  table?: string;
  digest?: string;
  stack?: string[];
  cause?: ErrorFacts;
};

const MOST_FRAMES = 12;
const MOST_CAUSES = 4;

/**
 * An error without its message. Messages quote what they stumbled over: a query's parameters, a row, a file's name, an
 * address a mail server refused. Type, code and place find the fault without them.
 */
export function describeError(error: unknown, causes = MOST_CAUSES): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table, digest } = error as unknown as Record<string, unknown>;
  const words = { code, constraint, table, digest };
  const stack = framesOf(error);
  return {
    type: word(error.name) ?? "Error",
    ...Object.fromEntries(Object.entries(words).flatMap(([key, value]) => optional(key, word(value)))),
    ...(stack.length > 0 ? { stack } : {}),
    ...(error.cause !== undefined && causes > 0 ? { cause: describeError(error.cause, causes - 1) } : {}),
  };
}

/** A name as programs give them; whatever else stands there is left out. */
function word(value: unknown): string | undefined {
  return typeof value === "string" && /^[\w.:-]{1,80}$/.test(value) ? value : undefined;
}

const optional = (key: string, value: string | undefined) => (value === undefined ? [] : [[key, value]]);

// The message stands above the frames and may have lines that look like them, so it is cut out first.
function framesOf({ message, stack = "" }: Error): string[] {
  const at = stack.indexOf(message);
  if (at < 0) return [];
  return stack
    .slice(at + message.length)
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim());
}
