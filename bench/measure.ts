import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Child } from "./child";
import type { BenchDatabase } from "./database";
import { generateLoad, type Load, type LoadPlan } from "./load";
import { postgresCpu } from "./postgres-cpu";
import { type Recording, recordRequest } from "./recording";
import { say } from "./say";
import type { Target } from "./target";

/** Times in milliseconds; processor time is of one request, in the server process and in PostgreSQL. */
export type Measured = Load & { cpu: number; postgres: number | null };

export type Result = {
  target: Pick<Target, "name" | "title">;
  cases: number;
  clients: number;
  product: Measured;
  bare: Measured;
  roundTrips: number;
  statements: number;
};

/** One database with the product and the reference running on it. */
export type Stand = { database: BenchDatabase; web: Child; bare: Child };

export type Options = {
  seconds: number;
  clients: readonly number[];
  postgresPid: number;
  profileDir?: string | undefined;
};

const WARM_SECONDS = 1.5;
const WARM_CLIENTS = 4;
const WARM_WRITES = 100;
const SAMPLES = 8;

/**
 * Measures one target on all stands, taking turns between them, so that what else the machine does meets all alike.
 */
export async function measureTarget(
  target: Target,
  stands: readonly Stand[],
  options: Options,
): Promise<Result[]> {
  const recordings = new Map<Stand, Recording>();
  for (const stand of stands) recordings.set(stand, await warmUp(target, stand));
  const results: Result[] = [];
  for (const clients of options.clients) {
    for (const stand of stands) {
      const most = target.most(clients);
      const next = await target.prepare(stand.database, most, stand.web.origin);
      const plan = { clients, seconds: options.seconds, requests: most };
      const product = await measured(
        stand.web,
        { ...plan, origin: stand.web.origin, next, expect: target.expect },
        options.postgresPid,
      );
      if (options.profileDir) await writeProfile(stand, target, clients, options.profileDir);
      const bare = await measured(
        stand.bare,
        { ...plan, origin: stand.bare.origin, next: () => ({ path: `/${target.name}` }), expect: [200] },
        options.postgresPid,
      );
      const recording = recordings.get(stand);
      results.push({
        target,
        cases: stand.database.cases,
        clients,
        product,
        bare,
        roundTrips: recording?.all.length ?? 0,
        statements: recording?.bare.length ?? 0,
      });
      say(
        `${target.title}, ${stand.database.cases} cases, ${clients} client(s): ${rate(product)} (bare: ${rate(bare)})`,
      );
    }
  }
  return results;
}

// A measurement of its own: noting where time goes takes time.
async function writeProfile({ database, web }: Stand, target: Target, clients: number, dir: string) {
  const requests = target.most(clients);
  const next = await target.prepare(database, requests, web.origin);
  await web.ask("profile");
  await generateLoad({ origin: web.origin, clients, seconds: 4, requests, next, expect: target.expect });
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, `${target.name}-${database.cases}-${clients}.cpuprofile`);
  writeFileSync(file, await web.ask("profiled"));
}

const rate = ({ requests, seconds, p95, cpu }: Measured) =>
  `${(requests / seconds).toFixed(0)}/s, p95 ${p95.toFixed(1)} ms, CPU ${cpu.toFixed(2)} ms`;

// The first request tells what a cold process asks for; later ones may find answers it keeps. The reference replays warm
// requests, or the cold one where a warm one asks nothing.
async function warmUp(target: Target, { database, web, bare }: Stand): Promise<Recording> {
  const next = await target.prepare(database, WARM_WRITES + 2 * SAMPLES, web.origin);
  let index = 0;
  const request = () => {
    const wanted = next(index++);
    if (!wanted) throw new Error(`${target.name}: more requests were needed than made`);
    return wanted;
  };
  const record = () => recordRequest(web, request(), target.kind, database);
  const cold = await record();
  const warmed = { seconds: WARM_SECONDS, clients: WARM_CLIENTS };
  const most = target.kind === "read" ? 1_000_000 : WARM_WRITES;
  await generateLoad({
    ...warmed,
    origin: web.origin,
    next: request,
    expect: target.expect,
    requests: most,
  });
  const warm: Recording[] = [];
  for (let count = 0; count < SAMPLES; count++) warm.push(await record());
  const asking = warm.filter((recording) => recording.bare.length > 0);
  const samples = asking.length > 0 ? asking : [cold];
  await bare.ask("serve", {
    [target.name]: { kind: target.kind, samples: samples.map((recording) => recording.bare) },
  });
  await generateLoad({
    ...warmed,
    origin: bare.origin,
    next: () => ({ path: `/${target.name}` }),
    expect: [200],
    requests: most,
  });
  return samples.at(-1) ?? cold;
}

async function measured(child: Child, plan: LoadPlan, postgresPid: number): Promise<Measured> {
  const before = await used(child, postgresPid);
  const load = await generateLoad(plan);
  const after = await used(child, postgresPid);
  const each = (from: number, to: number) => (to - from) / 1000 / load.requests;
  const { postgres: from } = before;
  const { postgres: to } = after;
  return {
    ...load,
    cpu: each(before.own, after.own),
    // A process that ends just then is counted nowhere for a moment.
    postgres: from === null || to === null || to < from ? null : each(from, to),
  };
}

/** Processor time so far, in microseconds: of a server process, and of PostgreSQL. */
export async function used(
  child: Child,
  postgresPid: number,
): Promise<{ own: number; postgres: number | null }> {
  const { user, system } = await child.ask("cpu");
  return { own: user + system, postgres: await postgresCpu(postgresPid) };
}
