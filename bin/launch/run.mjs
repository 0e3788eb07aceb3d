import { spawn } from "node:child_process";
import { constants } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** Loads TypeScript and our own hooks before the entry point. @param {string} root */
const loaders = (root) => [
  "--import",
  pathToFileURL(path.join(root, "node_modules/tsx/dist/loader.mjs")).href,
  "--import",
  pathToFileURL(path.join(root, "bin/launch/register.mjs")).href,
];

/**
 * Runs a TypeScript entry point and resolves with its exit code. The channel tells it when this process is gone.
 * @param {string} root @param {string} node @param {string[]} args @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function runEntry(root, node, args, env = process.env) {
  const child = spawn(node, [...loaders(root), ...args], {
    cwd: root,
    env,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  return forward(child);
}

/** Passes signals on and waits. @param {import("node:child_process").ChildProcess} child @returns {Promise<number>} */
function forward(child) {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  // npm passes a signal to its shell, which dies without passing it on: being orphaned is the only sign of it.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid === parent || child.kill("SIGTERM"), 500).unref();
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * Runs a program quietly; its output is kept and shown when it fails.
 * @param {string} program @param {string[]} args @param {{cwd: string, env: NodeJS.ProcessEnv}} options
 * @returns {Promise<void>}
 */
export function runQuietly(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output = (output + chunk).slice(-20_000);
      });
    }
    const stop = () => child.kill("SIGTERM");
    process.once("SIGINT", stop).once("SIGTERM", stop);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `${output.trimEnd()}\n${path.basename(program)} ${args[0] ?? ""} failed (${signal ?? code}).`,
          ),
        );
    });
  });
}
