import { stat } from "node:fs/promises";
import { env } from "./env";
import { services } from "./services";

/** Permission bits of the key file, or null where this process may not look. */
export async function keyFileMode(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mode }) => mode & 0o777,
    () => null,
  );
}

/** How far PostgreSQL's clock is ahead of this process's, in milliseconds; half the way there and back is taken off. */
export async function clockSkewMs(): Promise<number> {
  const sent = Date.now();
  const { rows } = await services().pool.query<{ at: Date }>("select clock_timestamp() as at");
  const middle = (sent + Date.now()) / 2;
  return rows[0] ? rows[0].at.getTime() - middle : 0;
}

/** Limits that the environment puts in place of the settings. */
export function overriddenLimits() {
  return env().rateLimits;
}
