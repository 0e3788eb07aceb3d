import { type ChildProcess, spawn } from "node:child_process";
import { HOPELESS } from "@/bin/start/web";

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 10_000;
const STEADY_MS = 30_000;
const STOP_MS = 15_000;
const MOST_EARLY_DEATHS = 6;

export type Supervised = { stop(): Promise<void> };

type Options = {
  name: string;
  args: string[];
  /** For Node itself. */
  nodeArgs?: readonly string[];
  /** Asked at each start: what the first one chose (a port) can be kept by the next. */
  environment: () => NodeJS.ProcessEnv;
  onMessage?: (message: unknown) => void;
  /** The process cannot run at all. */
  onHopeless: () => void;
};

/** Keeps one process of this command line running: started again when it dies, more slowly each time it dies young. */
export function keepRunning(options: Options): Supervised {
  let stopping = false;
  let current: ChildProcess | undefined;
  let ended = Promise.resolve();
  let delay = FIRST_DELAY_MS;
  let earlyDeaths = 0;
  let timer: NodeJS.Timeout | undefined;

  const launch = () => {
    const began = Date.now();
    const nodeArgs = [...process.execArgv, ...(options.nodeArgs ?? [])];
    const child = spawn(process.execPath, [...nodeArgs, "bin/breakwater.ts", ...options.args], {
      env: options.environment(),
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    current = child;
    if (options.onMessage) child.on("message", options.onMessage);
    ended = new Promise((resolve) => {
      child.once("exit", (code, signal) => {
        resolve();
        if (stopping) return;
        if (code === HOPELESS) return options.onHopeless();
        const young = Date.now() - began < STEADY_MS;
        if (!young) delay = FIRST_DELAY_MS;
        earlyDeaths = young ? earlyDeaths + 1 : 0;
        // Killed from outside it comes back for ever; failing by itself again and again, it will not get better.
        if (code !== null && earlyDeaths >= MOST_EARLY_DEATHS) return options.onHopeless();
        process.stderr.write(
          `${options.name} ended (${signal ?? `exit code ${code}`}); starting it again in ${delay / 1000} s.\n`,
        );
        timer = setTimeout(launch, delay);
        delay = Math.min(delay * 2, LONGEST_DELAY_MS);
      });
    });
  };
  launch();

  return {
    async stop() {
      stopping = true;
      clearTimeout(timer);
      current?.kill("SIGTERM");
      const force = setTimeout(() => current?.kill("SIGKILL"), STOP_MS);
      await ended;
      clearTimeout(force);
    },
  };
}
