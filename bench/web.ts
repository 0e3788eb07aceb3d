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
    const config: unknown = typeof first === "string" ? { text: first } : first;
    if (isStatement(config)) recorded.push({ text: config.text, values: valuesOf(second, config.values) });
    return Reflect.apply(original, this, args);
  };
  pg.Client.prototype.query = recording as typeof original;
}

const isStatement = (config: unknown): config is { text: string; values?: unknown } =>
  typeof config === "object" && config !== null && "text" in config && typeof config.text === "string";

const valuesOf = (...given: unknown[]): unknown[] => given.find((values) => Array.isArray(values)) ?? [];

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
