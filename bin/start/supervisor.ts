import { keepRunning, type Supervised } from "@/bin/start/child";
import { openDatabase } from "@/bin/start/database";
import { prepare } from "@/bin/start/prepare";
import { printSetupLink } from "@/bin/start/setup-link";
import { untilStopped } from "@/bin/start/stop";
import type { WebReady } from "@/bin/start/web";
import { env } from "@/lib/server/env";

/** Database, then web and worker, until told to stop; then the same backwards. */
export async function supervise({ dev }: { dev: boolean }): Promise<number> {
  const settings = env();
  const stopped = untilStopped();
  const database = await openDatabase(settings);
  const roles = await prepare(database.ownerUrl, settings).catch(async (error: unknown) => {
    await database.stop();
    throw error;
  });
  let failed = false;
  const running: Supervised[] = [];
  const ended = new Promise<void>((resolve) => {
    const onHopeless = () => {
      failed = true;
      resolve();
    };
    let port = settings.port;
    let greeted = false;
    const environment = () => ({
      ...process.env,
      NODE_ENV: dev ? ("development" as const) : ("production" as const),
      // The web server never learns how to sign in as the owner.
      DATABASE_URL: "",
      DATABASE_APP_URL: roles.app,
      ...(port === undefined ? {} : { PORT: String(port) }),
    });
    const onMessage = (message: unknown) => {
      if (!isReady(message)) return;
      // A restarted web server must come back where people have it open.
      if (port === undefined || port !== message.port) port = message.port;
      process.stderr.write(`Breakwater is ready at ${message.url}\n`);
      if (greeted) return;
      greeted = true;
      const origin = settings.baseUrl ?? message.url;
      printSetupLink({ appUrl: roles.app, keyFile: settings.keyFile, origin }).catch((error: unknown) => {
        process.stderr.write(`No set-up link: ${error instanceof Error ? error.message : "unknown"}\n`);
      });
    };
    const name = dev ? ["dev"] : ["start"];
    running.push(
      keepRunning({
        name: "The web server",
        args: [...name, "--only", "web"],
        environment,
        onMessage,
        onHopeless,
      }),
    );
  });
  await Promise.race([stopped, ended]);
  process.stderr.write("Stopping …\n");
  await Promise.all(running.map((process) => process.stop()));
  await database.stop();
  return failed ? 1 : 0;
}

function isReady(message: unknown): message is WebReady {
  return typeof message === "object" && message !== null && "type" in message && message.type === "ready";
}
