import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { startProgram } from "./program";
import { temporaryDir } from "./temporary-dir";

export type Instance = {
  url: string;
  /** Where the first administrator is made; works once. Empty once set-up is complete. */
  setupLink: string;
  /** Connects as the owner of the tables, to look at what no page shows. */
  ownerUrl: string;
  dataDir: string;
  /** The supervisor: parent of web server, worker and its own PostgreSQL. */
  pid: number;
  /** What it wrote to stderr so far: the log of all its processes. */
  logs(): string;
  stop(): Promise<void>;
};

type Ready = { type: "ready"; url: string; setupLink: string | null; ownerUrl: string };

/**
 * A whole desk of its own from the production build, with its own PostgreSQL, on an empty directory that is thrown away
 * when it stops. Seconds to start: where nothing is done to the database server, `startDesk` will do.
 */
export async function startInstance(environment: Record<string, string> = {}): Promise<Instance> {
  const dataDir = temporaryDir();
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const instance = await startOn(dataDir, environment);
    return { ...instance, stop: () => instance.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A desk on a data directory that is there and stays. */
export async function startOn(dataDir: string, environment: Record<string, string> = {}): Promise<Instance> {
  const child = startProgram("bin/breakwater.ts", ["start"], {
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
    },
  };
}

/** A web server more on the same database and key file. */
export async function startSecondServer(
  { dataDir, ownerUrl }: Pick<Instance, "dataDir" | "ownerUrl">,
  environment: Record<string, string> = {},
): Promise<{ url: string; kill(): void }> {
  const child = startProgram("bin/breakwater.ts", ["start", "--only", "web"], {
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

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
