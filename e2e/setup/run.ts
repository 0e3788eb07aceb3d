import type { Cast } from "./scene";

/** What the whole run shares: one PostgreSQL, and on it a filled database that is only ever copied. */
export type Run = {
  /** Holds what the run makes on disk, and is removed with it. */
  dir: string;
  /** Connects to the server as the role that may make databases. */
  serverUrl: string;
  /** What only the server's own administrator may do. */
  superuserUrl: string;
  /** Its cluster's directory. */
  serverDir: string;
  scene: { database: string; keyFile: string; cast: Cast };
};

export function theRun(): Run {
  const told = process.env.BREAKWATER_E2E;
  if (!told) throw new Error("e2e/setup/global.ts did not run");
  return JSON.parse(told) as Run;
}
