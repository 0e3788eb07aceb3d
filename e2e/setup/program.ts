import { type ChildProcess, execFile, type SpawnOptions, spawn } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

export const ROOT = path.resolve(import.meta.dirname, "../..");
const NODE = path.join(ROOT, "node_modules/.bin/node");

// The same loaders as bin/launch gives to an entry point.
const under = (entry: string, args: readonly string[]) => [
  "--import",
  "tsx",
  "--import",
  "./bin/launch/register.mjs",
  entry,
  ...args,
];

/** A TypeScript entry point as a process of its own, from the project's root. */
export function startProgram(entry: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  return spawn(NODE, under(entry, args), { ...options, cwd: ROOT });
}

/** The same, waited for. @throws what it wrote, when it fails */
export function runProgram(
  entry: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(NODE, under(entry, args), {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    maxBuffer: 1 << 26,
  });
}

/** A command as somebody types it; its exit code is an answer, not an error. */
export function runCommand(
  args: readonly string[],
  environment: Record<string, string>,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, BREAKWATER_KEY_FILE: "", DATABASE_URL: "", ...environment };
  return new Promise((resolve, reject) => {
    execFile("node", ["bin/launch.mjs", "cli", ...args], { cwd: ROOT, env }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === "number") resolve({ code, stdout, stderr });
      else reject(error);
    });
  });
}
