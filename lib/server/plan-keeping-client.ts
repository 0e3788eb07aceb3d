import { sql } from "drizzle-orm";
import pg from "pg";

/**
 * Statements whose plan each connection keeps. Lists of varying length make ever new texts, so there is an end to it; the
 * product's own are fewer.
 */
export const KEPT_PLANS = 400;

const AFRESH_MARK = "/* planned afresh */";

/**
 * Begins a statement that is planned with its values each time: a search may find nothing or half of all cases, and a plan
 * that is kept knows only the average.
 */
export const AFRESH = sql.raw(AFRESH_MARK);

const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= KEPT_PLANS || text.startsWith(AFRESH_MARK)) return known;
  const name = `plan_${names.size + 1}`;
  names.set(text, name);
  return name;
}

/**
 * Names every statement with parameters, so that PostgreSQL parses and plans it once a connection. Planning under row-level
 * security was measured at five times the execution: each table brings the policies of the tables its own policy asks.
 */
export class PlanKeepingClient extends pg.Client {
  // The driver's many signatures are passed on as they come; only the statement gains a name.
  override query = ((...args: unknown[]) => {
    this.#gather();
    return Reflect.apply(pg.Client.prototype.query, this, named(args));
  }) as pg.Client["query"];

  // Statements of one turn of the event loop leave in one write: each write wakes the server's process.
  #gather(): void {
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
}

function named(args: unknown[]): unknown[] {
  const [first, second, ...rest] = args;
  const config: unknown = typeof first === "string" ? { text: first } : first;
  if (!isStatement(config) || !hasParameters(second ?? config.values)) return args;
  const name = config.name ?? nameOf(config.text);
  return name === undefined ? args : [{ ...config, name }, second, ...rest];
}

type Statement = { text: string; name?: string; values?: unknown };

// A query object that submits itself (COPY, a cursor) speaks to the server in its own way.
const isStatement = (config: unknown): config is Statement =>
  typeof config === "object" && config !== null && "text" in config && !("submit" in config);

const hasParameters = (values: unknown) => Array.isArray(values) && values.length > 0;
