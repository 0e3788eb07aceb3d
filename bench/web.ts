import { Session } from "node:inspector/promises";
import pg from "pg";
import { env } from "@/lib/server/env";
import { startWeb } from "@/lib/server/front/web";
import { answerParent, type Statement } from "./child";

// The measured process: the product's own web server on a free port, in production mode. On request it tells how much
// processor time it has used, and which statements one request sends to the database.

const web = await startWeb({ env: env(), dev: false, dir: process.cwd(), port: 0 });

let recorded: Statement[] = [];
const original = pg.Client.prototype.query;

function record(): void {
  recorded = [];
  const recording = function query(this: pg.Client, ...args: unknown[]) {
    const [first, second] = args;
    const text = typeof first === "string" ? first : textOf(first);
    if (text !== null) recorded.push({ text, values: Array.isArray(second) ? second : [] });
    return Reflect.apply(original, this, args);
  };
  pg.Client.prototype.query = recording as typeof original;
}

function textOf(config: unknown): string | null {
  const hasText = typeof config === "object" && config !== null && "text" in config;
  return hasText && typeof config.text === "string" ? config.text : null;
}

const inspector = new Session();

async function profile(): Promise<void> {
  inspector.connect();
  await inspector.post("Profiler.enable");
  await inspector.post("Profiler.setSamplingInterval", { interval: 250 });
  await inspector.post("Profiler.start");
}

async function profiled(): Promise<string> {
  const { profile: found } = await inspector.post("Profiler.stop");
  inspector.disconnect();
  return JSON.stringify(found);
}

answerParent({
  origin: () => `http://127.0.0.1:${web.port}`,
  cpu: () => process.cpuUsage(),
  record,
  profile,
  profiled,
  recorded: () => {
    pg.Client.prototype.query = original;
    return recorded;
  },
});
