import "server-only";
import { AppError } from "./errors";
import { reportUnexpected } from "./unexpected";
import type { UseCase } from "./use-case";
import { callerOf, type Side } from "./who";

const JSON_LIMIT_BYTES = 1_048_576;

type Options<Result> = { as: Side; status?: number; body?: (result: Result) => unknown };

/** A use case as a JSON route handler; path parameters are laid over the body. */
export function route<Result>(useCase: UseCase<Result>, options: Options<Result>) {
  return async (request: Request, context?: { params: Promise<Record<string, string | string[]>> }) =>
    answer(async () => {
      const body = await readJson(request);
      const result = await useCase(await callerOf(options.as), { ...body, ...(await context?.params) });
      return Response.json(options.body?.(result) ?? result ?? {}, { status: options.status ?? 200 });
    });
}

/** Runs a handler and turns errors into `{error: {code, message, fields?, reference?}}` with the right status. */
export async function answer(handle: () => Promise<Response>): Promise<Response> {
  try {
    return await handle();
  } catch (error) {
    if (!(error instanceof AppError)) {
      const reference = reportUnexpected(error);
      return Response.json(
        { error: { code: "internal", message: "Something went wrong on our side.", reference } },
        { status: 500 },
      );
    }
    const { fields, missing, retryAfterSeconds } = error.details;
    const headers =
      retryAfterSeconds === undefined ? undefined : { "Retry-After": String(retryAfterSeconds) };
    return Response.json(
      { error: { code: error.code, message: error.publicMessage, fields, missing } },
      { status: error.status, headers },
    );
  }
}

async function readJson(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (text.length > JSON_LIMIT_BYTES) throw new AppError("too_large", "The request is larger than 1 MiB.");
  if (text === "") return {};
  assertShallow(text);
  try {
    const value: unknown = JSON.parse(text, (key, inner) => (key === "__proto__" ? undefined : inner));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // falls through to the refusal
  }
  throw new AppError("invalid", "The request body is not a JSON object.");
}

const MAX_DEPTH = 32;

// Deep nesting is refused before anything recurses over it.
function assertShallow(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quoted) {
      if (char === "\\") i++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === "{" || char === "[") {
      if (++depth > MAX_DEPTH) throw new AppError("invalid", "The request body is nested too deeply.");
    } else if (char === "}" || char === "]") depth--;
  }
}
