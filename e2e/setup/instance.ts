import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

export type Instance = {
  url: string;
  /** Where the first administrator is made; works once. */
  setupLink: string;
  /** Connects as the owner of the tables, to look at what no page shows. */
  ownerUrl: string;
  dataDir: string;
  /** The supervisor: parent of web server, worker and PostgreSQL. */
  pid: number;
  /** What it wrote to stderr so far: the log of all its processes. */
  logs(): string;
  stop(): Promise<void>;
};

type Ready = { type: "ready"; url: string; setupLink: string | null; ownerUrl: string };

const root = path.resolve(import.meta.dirname, "../..");
const node = path.join(root, "node_modules/.bin/node");
const loaders = ["--import", "tsx", "--import", "./bin/launch/register.mjs"];

/** A whole desk of its own, from the production build, on an empty database that is thrown away when it stops. */
export async function startInstance(environment: Record<string, string> = {}): Promise<Instance> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "breakwater-e2e-"));
  const child = spawn(node, [...loaders, "bin/breakwater.ts", "start"], {
    cwd: root,
    env: {
      ...process.env,
      LOG_LEVEL: "warn",
      DATABASE_URL: "",
      BREAKWATER_KEY_FILE: "",
      BREAKWATER_DATA: dataDir,
      PORT: String(await freePort()),
      ...environment,
    },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let output = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once("message", (message) => resolve(message as Ready));
    void exited.then(() => reject(new Error(`The desk did not start:\n${output}`)));
  }).catch(async (error: unknown) => {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  });
  return {
    url: ready.url,
    setupLink: ready.setupLink ?? "",
    ownerUrl: ready.ownerUrl,
    dataDir,
    pid: child.pid ?? 0,
    logs: () => output,
    async stop() {
      child.kill("SIGTERM");
      await exited;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A web server more on the same database and key file. */
export async function startSecondServer(
  { dataDir, ownerUrl }: Pick<Instance, "dataDir" | "ownerUrl">,
  environment: Record<string, string> = {},
): Promise<{ url: string; kill(): void }> {
  const child = spawn(node, [...loaders, "bin/breakwater.ts", "start", "--only", "web"], {
    cwd: root,
    env: {
      ...process.env,
      BREAKWATER_DATA: dataDir,
      DATABASE_URL: ownerUrl,
      LOG_LEVEL: "warn",
      PORT: "",
      ...environment,
    },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once("message", (message: { url: string }) => resolve(message.url));
    child.once("exit", () => reject(new Error("the second web server did not start")));
  });
  return { url, kill: () => child.kill("SIGKILL") };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
