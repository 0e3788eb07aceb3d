import { randomBytes } from "node:crypto";
import pg from "pg";
import { log } from "./log";

/**
 * Logs an error nobody expected and returns the id that finds it. PostgreSQL quotes row values in `detail` and query
 * parameters in messages, so only its code and routine are written.
 */
export function reportUnexpected(error: unknown): string {
  const reference = randomBytes(6).toString("hex");
  if (error instanceof pg.DatabaseError) {
    log().error(
      { reference, code: error.code, constraint: error.constraint, table: error.table },
      "database error",
    );
  } else if (error instanceof Error && error.cause instanceof pg.DatabaseError) {
    const { code, constraint, table } = error.cause;
    log().error({ reference, code, constraint, table }, "database error");
  } else {
    const name = error instanceof Error ? error.name : typeof error;
    const stack = error instanceof Error ? error.stack?.split("\n").slice(1, 8) : undefined;
    log().error({ reference, name, stack }, "unexpected error");
  }
  return reference;
}
