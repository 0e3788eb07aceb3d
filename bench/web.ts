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

answerParent({
  origin: () => `http://127.0.0.1:${web.port}`,
  cpu: () => process.cpuUsage(),
  record,
  recorded: () => {
    pg.Client.prototype.query = original;
    return recorded;
  },
});
