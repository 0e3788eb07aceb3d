import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { WEB_NODE_ARGS } from "@/lib/server/front/node-args";
import { startEmbedded } from "@/lib/server/postgres/embedded";
import { Child } from "./child";
import { openDatabase } from "./database";
import { FAN_OUT, measureFanOut } from "./fan-out";
import { INTERACTION, type Interaction, measureInteraction } from "./interaction";
import { machineFacts } from "./machine";
import { measureTarget, type Result, type Stand } from "./measure";
import { writePlans } from "./plans";
import { resultsDocument } from "./report";
import { TARGETS } from "./targets";

const PLANS = "plans";
const NAMES = [...TARGETS.map(({ name }) => name), FAN_OUT.name, INTERACTION, PLANS];

const HELP = `Usage: npm run bench [-- options]

Fills databases with generated cases, asks the product and a bare reference the same things, and writes bench/RESULTS.md.

  --cases N,N      numbers of cases (1000,100000)
  --only NAME,…    ${NAMES.join(", ")}
  --clients N,N    requests in flight (1,8)
  --seconds N      length of one measurement at most (4)
  --keep DIR       keep the databases there, and use them again next time
  --profile DIR    write where the web servers spend processor time

With --only, --clients or --profile the results are printed and bench/RESULTS.md stays as it is.
`;

const { values } = parseArgs({
  options: {
    cases: { type: "string" },
    only: { type: "string" },
    clients: { type: "string" },
    seconds: { type: "string", default: "4" },
    keep: { type: "string" },
    profile: { type: "string" },
    help: { type: "boolean" },
  },
});

process.exitCode = values.help ? help() : await main();

function help(): number {
  process.stdout.write(HELP);
  return 0;
}

async function main(): Promise<number> {
  const began = Date.now();
  const wanted = wantedNames(values.only);
  const facts = { ...machineFacts(), load: loadavg()[0] ?? 0 };
  const dir = values.keep ? path.resolve(values.keep) : mkdtempSync(path.join(tmpdir(), "breakwater-bench-"));
  mkdirSync(dir, { recursive: true });
  const server = await startEmbedded({ dir, maxConnections: 100 });
  const stands: Stand[] = [];
  try {
    for (const count of numbers(values.cases ?? "1000,100000")) {
      const database = await openDatabase(server.ownerUrl, dir, count);
      stands.push(await openStand(database, dir));
    }
    const targets = TARGETS.filter(({ name }) => wanted.has(name));
    const options = {
      seconds: Number(values.seconds),
      clients: numbers(values.clients ?? "1,8"),
      postgresPid: server.pid,
      profileDir: values.profile,
    };
    const results: Result[] = [];
    for (const target of targets) results.push(...(await measureTarget(target, stands, options)));
    if (wanted.has(FAN_OUT.name)) results.push(...(await measureFanOut(stands, options)));
    const interactions: Interaction[] = wanted.has(INTERACTION) ? await measureInteraction(stands) : [];
    const document = resultsDocument({ results, interactions, facts, tookMs: Date.now() - began });
    if (values.only || values.clients || values.profile) process.stdout.write(document);
    else writeFileSync("bench/RESULTS.md", document);
    if (wanted.has(PLANS)) await writePlans(stands, "bench/plans");
    return 0;
  } finally {
    for (const { web, bare } of stands) await Promise.all([web.stop(), bare.stop()]);
    await server.stop();
    if (!values.keep) rmSync(dir, { recursive: true, force: true });
  }
}

async function openStand(database: Stand["database"], dir: string): Promise<Stand> {
  const environment = {
    NODE_ENV: "production" as const,
    DATABASE_URL: "",
    DATABASE_APP_URL: database.appUrl,
    BREAKWATER_DATA: dir,
    BREAKWATER_KEY_FILE: database.keyFile,
    BASE_URL: "",
    // Everything comes from one address here; the counting itself stays and is measured.
    BREAKWATER_RATE_LIMITS: "report=9999999,draft=9999999",
  };
  const web = await Child.start("bench/web.ts", environment, WEB_NODE_ARGS);
  const bare = await Child.start("bench/bare.ts", {
    NODE_ENV: "production",
    BENCH_DATABASE_URL: database.ownerUrl,
  });
  return { database, web, bare };
}

function wantedNames(only: string | undefined): Set<string> {
  if (only === undefined) return new Set(NAMES);
  const names = only.split(",");
  const unknown = names.find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw new Error(`"${unknown}" is nothing to measure; see --help`);
  return new Set(names);
}

function numbers(text: string): number[] {
  return text.split(",").map((part) => {
    const number = Number(part);
    if (!Number.isInteger(number) || number < 1) throw new Error(`"${part}" is not a positive whole number`);
    return number;
  });
}
