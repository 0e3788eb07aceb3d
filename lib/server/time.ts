import { env } from "./env";

/** Now, for the edges of the application. Everything further in is given the time. */
export function currentTime(): Date {
  const { frozenNow } = env();
  return frozenNow ? new Date(frozenNow) : new Date();
}
