import path from "node:path";
import next from "next";
import type { Env } from "@/lib/server/env";
import { drain } from "@/lib/server/front/drain";
import { errorPages } from "@/lib/server/front/error-pages";
import { fetchFramesFrom } from "@/lib/server/front/frame";
import { createFront, type Handler } from "@/lib/server/front/front";
import { listen } from "@/lib/server/front/listen";
import { withReadableErrors } from "@/lib/server/front/readable-errors";
import { routeNamer, routesBelow } from "@/lib/server/front/route-name";
import { closeLive } from "@/lib/server/live/live";
import { log } from "@/lib/server/log";
import { quietConsole } from "@/lib/server/quiet-console";

export type Web = { port: number; url: string; stop(): Promise<void> };

const DRAIN_MS = 10_000;

/** Listens, then prepares the framework behind the front: until it is ready, people are told to wait. */
export async function startWeb(options: {
  env: Env;
  dev: boolean;
  dir: string;
  port?: number;
}): Promise<Web> {
  const { env, dev, dir } = options;
  if (!dev) quietConsole(log());
  let handler: Handler | undefined;
  const front = createFront({
    handler: async (request, response) => {
      if (handler) return handler(request, response);
      response.writeHead(503, { "Content-Type": "text/plain; charset=utf-8", "Retry-After": "2" });
      response.end("The server is starting. Try again in a few seconds.\n");
    },
    baseUrl: env.baseUrl,
    trustedProxies: env.trustedProxies,
    dev,
    nameRoute: routeNamer(routesBelow(path.join(dir, "app"))),
    log: log(),
  });
  const port = await listen(front, env.host, options.port ?? env.port);
  const own = `http://${addressOf(env.host)}:${port}`;
  // Where the framework fetches from itself; else it would believe the Host header and leave the machine.
  process.env.__NEXT_PRIVATE_ORIGIN = own;
  const app = next({ dev, dir, hostname: addressOf(env.host), port, httpServer: front });
  await app.prepare();
  const render = app.getRequestHandler();
  fetchFramesFrom(own);
  handler = dev ? render : withReadableErrors(render, errorPages);
  return {
    port,
    url: env.baseUrl ?? own,
    async stop() {
      // Streams never end by themselves.
      await closeLive();
      await drain(front, DRAIN_MS);
      await app.close();
    },
  };
}

const addressOf = (host: string) =>
  host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host.includes(":") ? `[${host}]` : host;
