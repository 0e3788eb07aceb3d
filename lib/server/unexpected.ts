import { randomBytes } from "node:crypto";
import { log } from "./log";

/** Logs an error nobody expected, without its message, and returns the id that finds it. */
export function reportUnexpected(error: unknown): string {
  const reference = randomBytes(6).toString("hex");
  log().error({ reference, err: error }, "unexpected error");
  return reference;
}
