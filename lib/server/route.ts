import "server-only";
import { AppError } from "./errors";
import { reportUnexpected } from "./unexpected";

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
    const { fields, missing, filesBegun, retryAfterSeconds } = error.details;
    const headers =
      retryAfterSeconds === undefined ? undefined : { "Retry-After": String(retryAfterSeconds) };
    return Response.json(
      { error: { code: error.code, message: error.publicMessage, fields, missing, filesBegun } },
      { status: error.status, headers },
    );
  }
}
