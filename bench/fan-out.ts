import { type ClientRequest, get, type IncomingMessage } from "node:http";
import pg from "pg";
import type { Child } from "./child";
import { quantile } from "./load";
import { type Measured, type Options, type Result, type Stand, used } from "./measure";
import { say } from "./say";

export const FAN_OUT = { name: "live", title: "Change told to 50 listeners" } as const;

const WARM_ROUNDS = 5;
const LATEST_MS = 5_000;
const CASES = 200;

/**
 * How long it takes from the commit of a change until each of the open streams has told it, `clients` changes at a time. A
 * change is what the trigger on events sends: a notice with the id of a case all of them may read.
 */
export async function measureFanOut(stands: readonly Stand[], options: Options): Promise<Result[]> {
  const results: Result[] = [];
  for (const clients of options.clients)
    for (const stand of stands) {
      const { database, web, bare } = stand;
      const cookies = database.listenerTokens.map((token) => `breakwater-staff=${token}`);
      const measure = (child: Child, path: string) =>
        measured({ child, path, cookies, clients, ownerUrl: database.ownerUrl }, options);
      const product = await measure(web, "/api/v1/changes");
      const reference = await measure(bare, "/live");
      results.push({
        target: FAN_OUT,
        cases: database.cases,
        clients,
        product,
        bare: reference,
        roundTrips: 2,
        statements: 0,
      });
      say(
        `${FAN_OUT.title}, ${database.cases} cases, ${clients} at once: p95 ${product.p95.toFixed(1)} ms (bare: ${reference.p95.toFixed(1)} ms)`,
      );
    }
  return results;
}

type Plan = { child: Child; path: string; cookies: readonly string[]; clients: number; ownerUrl: string };

async function measured(plan: Plan, { seconds, postgresPid }: Options): Promise<Measured> {
  const audience = new Audience();
  const owner = new pg.Client({ connectionString: plan.ownerUrl });
  await owner.connect();
  try {
    await Promise.all(
      plan.cookies.map((cookie) => audience.join(`${plan.child.origin}${plan.path}`, cookie)),
    );
    const { rows } = await owner.query<{ id: string }>(
      `select id from cases where not restricted order by id limit ${CASES}`,
    );
    let next = 0;
    const round = async () => {
      const ids = Array.from({ length: plan.clients }, () => rows[next++ % rows.length]?.id ?? "");
      const heard = ids.map((id) => audience.allHear(id));
      const sent = Promise.all(ids.map((id) => owner.query(NOTIFY, [JSON.stringify({ case: id })])));
      await Promise.all([sent.then(() => audience.sent()), ...heard]);
    };
    for (let count = 0; count < WARM_ROUNDS; count++) await round();
    audience.forget();
    const before = await used(plan.child, postgresPid);
    const began = performance.now();
    let changes = 0;
    for (; performance.now() - began < seconds * 1000; changes += plan.clients) await round();
    const took = (performance.now() - began) / 1000;
    const after = await used(plan.child, postgresPid);
    return {
      ...audience.load(),
      ...perChange(before, after, changes),
      clients: plan.clients,
      requests: changes,
      seconds: took,
    };
  } finally {
    audience.leave();
    await owner.end();
  }
}

type Used = Awaited<ReturnType<typeof used>>;

function perChange(before: Used, after: Used, changes: number): Pick<Measured, "cpu" | "postgres"> {
  const { postgres: from } = before;
  const { postgres: to } = after;
  return {
    cpu: (after.own - before.own) / 1000 / changes,
    postgres: from === null || to === null || to < from ? null : (to - from) / 1000 / changes,
  };
}

const NOTIFY = "select pg_notify('breakwater_changes', $1)";

/** Open streams, and what they were told when. */
class Audience {
  readonly #streams: ClientRequest[] = [];
  readonly #waiting = new Map<string, { left: number; since: number; done: () => void }>();
  #times: number[] = [];
  #bytes = 0;
  #sentAt = 0;
  #closed = 0;
  readonly #others: string[] = [];

  async join(url: string, cookie: string): Promise<void> {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = get(url, { headers: { Cookie: cookie }, agent: false }, resolve);
      request.on("error", reject);
      this.#streams.push(request);
    });
    if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
    response.setEncoding("utf8");
    response.on("error", () => undefined);
    response.on("close", () => this.#closed++);
    let rest = "";
    response.on("data", (chunk: string) => {
      this.#bytes += chunk.length;
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (line.startsWith('data: {"cases"')) this.#told(line.slice(6));
        else if (line.startsWith("event: ") && line !== "event: changed") this.#others.push(line.slice(7));
      }
    });
  }

  #told(data: string): void {
    const { cases } = JSON.parse(data) as { cases: string[] };
    for (const id of cases) {
      const waited = this.#waiting.get(id);
      if (!waited) continue;
      this.#times.push(performance.now() - waited.since);
      if (--waited.left === 0) waited.done();
    }
  }

  /** The database has taken the changes. */
  sent(): void {
    this.#sentAt = performance.now();
  }

  /** Resolves when every stream has told this change. */
  async allHear(id: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(this.#late(id))), LATEST_MS);
      const done = () => {
        clearTimeout(late);
        this.#waiting.delete(id);
        resolve();
      };
      this.#waiting.set(id, { left: this.#streams.length, since: performance.now(), done });
    });
  }

  // Which link of the chain was slow: the database, the server or the streams.
  #late(id: string): string {
    const { left = 0, since = 0 } = this.#waiting.get(id) ?? {};
    const taken =
      this.#sentAt > since
        ? `the database took it after ${Math.round(this.#sentAt - since)} ms`
        : "the database has not taken it";
    const others = this.#others.length > 0 ? `, told otherwise: ${this.#others.join(" ")}` : "";
    return `a change was not told within five seconds: ${taken}, ${left} of ${this.#streams.length} streams have not told it, ${this.#closed} are closed${others}`;
  }

  forget(): void {
    this.#times = [];
    this.#bytes = 0;
  }

  load(): Pick<Measured, "p50" | "p95" | "bytes"> {
    const times = this.#times.toSorted((a, b) => a - b);
    return {
      p50: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      bytes: Math.round(this.#bytes / Math.max(1, times.length)),
    };
  }

  leave(): void {
    for (const stream of this.#streams) stream.destroy();
  }
}
