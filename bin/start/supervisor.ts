import { keepRunning } from "@/bin/start/child";
import { type Database, openDatabase } from "@/bin/start/database";
import { prepare } from "@/bin/start/prepare";
import { onServices } from "@/bin/start/services";
import { newSetupPath } from "@/bin/start/setup-link";
import { untilStopped } from "@/bin/start/stop";
import type { WebReady } from "@/bin/start/web";
import type { RoleUrls } from "@/db/roles";
import { env } from "@/lib/server/env";
import { WEB_NODE_ARGS } from "@/lib/server/front/node-args";

/** What was filled in before the start: words to print once the address is known, data for whoever started this. */
export type Filled = { guide: (url: string) => string; data: object };

/** Database, then web and worker, until told to stop; then the same backwards. `fill` runs on the migrated database. */
export async function supervise({
  dev,
  fill,
}: {
  dev: boolean;
  fill?: () => Promise<Filled>;
}): Promise<number> {
  const settings = env();
  const stopped = untilStopped();
  const database = await openDatabase(settings);
  try {
    const roles = await prepare(database.ownerUrl, settings);
    const filled = fill ? await onServices(roles, settings, fill) : null;
    const setupPath = await onServices(roles, settings, newSetupPath);
    const running = runProcesses({ dev, port: settings.port, roles, database, setupPath, filled });
    const code = await Promise.race([stopped.then(() => 0), running.hopeless.then(() => 1)]);
    process.stderr.write("Stopping …\n");
    await running.stop();
    return code;
  } finally {
    await database.stop();
  }
}

type Running = { hopeless: Promise<void>; stop(): Promise<void> };
type Plan = {
  dev: boolean;
  port: number | undefined;
  roles: RoleUrls;
  database: Database;
  setupPath: string | null;
  filled: Filled | null;
};

function runProcesses({ dev, roles, database, setupPath, filled, ...plan }: Plan): Running {
  let port = plan.port;
  let giveUp = () => {};
  const hopeless = new Promise<void>((resolve) => {
    giveUp = resolve;
  });
  const environment = () => ({
    ...process.env,
    NODE_ENV: dev ? ("development" as const) : ("production" as const),
    // The web server never learns how to sign in as the owner.
    DATABASE_URL: "",
    DATABASE_APP_URL: roles.app,
    BREAKWATER_DATABASE_DIR: database.dir ?? "",
    ...(port === undefined ? {} : { PORT: String(port) }),
  });
  let greeted = false;
  const onMessage = (message: unknown) => {
    if (!isReady(message)) return;
    // A restarted web server must come back where people have it open.
    port = message.port;
    process.stderr.write(`Breakwater is ready at ${message.url}\n`);
    if (greeted) return;
    greeted = true;
    const setupLink = setupPath && `${message.url}${setupPath}`;
    if (setupLink) {
      process.stderr.write(
        `\nNobody has set this desk up yet. Open this link to do so; it works once, and until the next start:\n  ${setupLink}\n\n`,
      );
    }
    if (filled) process.stdout.write(filled.guide(message.url));
    const { ownerUrl } = database;
    process.send?.({ type: "ready", url: message.url, setupLink, ownerUrl, ...filled?.data });
  };
  const args = [dev ? "dev" : "start", "--only", "web"];
  const web = keepRunning({
    name: "The web server",
    args,
    nodeArgs: WEB_NODE_ARGS,
    environment,
    onMessage,
    onHopeless: giveUp,
  });
  const worker = keepRunning({
    name: "The worker",
    args: ["worker"],
    environment: () => ({ ...environment(), DATABASE_WORKER_URL: roles.worker }),
    onHopeless: giveUp,
  });
  return { hopeless, stop: async () => void (await Promise.all([web.stop(), worker.stop()])) };
}

function isReady(message: unknown): message is WebReady {
  return typeof message === "object" && message !== null && "type" in message && message.type === "ready";
}
