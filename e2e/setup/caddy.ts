import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { connect } from "node:tls";
import { expect } from "@playwright/test";
import { ROOT } from "./program";
import { temporaryDir } from "./temporary-dir";

const CADDYFILE = path.join(ROOT, "docs/operations/Caddyfile");

export function hasCaddy(): boolean {
  try {
    return execFileSync("caddy", ["version"], { stdio: "pipe" }).length > 0;
  } catch {
    return false;
  }
}

export type Caddy = {
  /** Of the authority that Caddy made for itself. */
  ca: string;
  /** What it wrote so far. */
  logs(): string;
  stop(): Promise<void>;
};

type Config = { apps: { http: { servers: { srv0: object } }; pki?: object } };

/** What Caddy makes of the file in docs/operations for this name and server. */
function adaptedCaddyfile(upstream: string): Config {
  const env = { ...process.env, BREAKWATER_HOST: "localhost", BREAKWATER_UPSTREAM: upstream };
  const args = ["adapt", "--config", CADDYFILE, "--adapter", "caddyfile", "--validate"];
  return JSON.parse(execFileSync("caddy", args, { env, stdio: "pipe", encoding: "utf8" }));
}

/** Caddy with the file of docs/operations, changed in nothing but where it listens and keeps its certificates. */
export async function startCaddy(port: number, upstream: string): Promise<Caddy> {
  const dir = temporaryDir();
  const config = {
    ...adaptedCaddyfile(upstream),
    admin: { disabled: true },
    storage: { module: "file_system", root: dir },
  };
  const { http } = config.apps;
  const here = { listen: [`127.0.0.1:${port}`], automatic_https: { disable_redirects: true } };
  http.servers.srv0 = { ...http.servers.srv0, ...here };
  config.apps.pki = { certificate_authorities: { local: { install_trust: false } } };
  mkdirSync(path.join(dir, "home"));
  const file = path.join(dir, "caddy.json");
  writeFileSync(file, JSON.stringify(config));
  const server = spawn("caddy", ["run", "--config", file], {
    env: { ...process.env, HOME: path.join(dir, "home") },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let output = "";
  server.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const authority = path.join(dir, "pki/authorities/local/root.crt");
  const answers = async () => {
    if (server.exitCode !== null) throw new Error(`Caddy did not start:\n${output}`);
    const ca = await readFile(authority, "utf8").catch(() => null);
    if (ca === null) return false;
    return shakesHands(port, ca);
  };
  await expect.poll(answers, { timeout: 30_000, intervals: [50] }).toBe(true);
  return {
    ca: await readFile(authority, "utf8"),
    logs: () => output,
    async stop() {
      server.kill("SIGTERM");
      await once(server, "exit");
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function shakesHands(port: number, ca: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port, servername: "localhost", ca });
    socket.once("secureConnect", () => socket.end(() => resolve(true)));
    socket.once("error", () => resolve(false));
  });
}
