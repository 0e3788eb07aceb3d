import { untilStopped } from "@/bin/start/stop";
import { env } from "@/lib/server/env";
import { PortRefused } from "@/lib/server/front/listen";
import { startWeb } from "@/lib/server/front/web";

/** What a child process tells its supervisor. */
export type WebReady = { type: "ready"; url: string; port: number };

/** Exit code for "starting again will not help": the supervisor gives up instead of trying again. */
export const HOPELESS = 78;

/** One web process, alone or under the supervisor. */
export async function runWeb({ dev }: { dev: boolean }): Promise<number> {
  try {
    const web = await startWeb({ env: env(), dev, dir: process.cwd() });
    if (process.send) process.send({ type: "ready", url: web.url, port: web.port } satisfies WebReady);
    else process.stderr.write(`Breakwater's web server listens on ${web.url}\n`);
    await untilStopped();
    await web.stop();
    return 0;
  } catch (error) {
    if (!(error instanceof PortRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return HOPELESS;
  }
}
