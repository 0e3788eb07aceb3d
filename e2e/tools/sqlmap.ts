import { execFile, spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { startInstance } from "../setup/instance";
import { setScene } from "../setup/scene";

// security.md, check 11: sqlmap against the parameters of public and desk pages, on loopback, on a desk of its own. Not
// part of `npm test`: it takes minutes. Needs the build of `npm test -- --only build`.

const found = await promisify(execFile)("sqlmap", ["--version"]).catch(() => null);
if (!found) {
  process.stderr.write("Skipped: sqlmap is not installed (apt-get install sqlmap).\n");
  process.exit(0);
}

const desk = await startInstance({ BREAKWATER_RATE_LIMITS: "track=1000000,draft=1000000,sign-in=1000000" });
const scene = await setScene(desk);
const headers = `Origin: ${desk.url}`;

type Target = { path: string; data?: string; as?: "admin" | "draft" | "reporter"; parameters: string };
const TARGETS: readonly Target[] = [
  { path: "/advisories?severity=high&product=x&before=y", parameters: "severity,product,before" },
  { path: "/advisories.json?severity=high&product=x&before=y", parameters: "severity,product,before" },
  { path: "/thanks.json?year=2026", parameters: "year" },
  { path: "/thanks/2026*", parameters: "URI" },
  { path: "/advisories/x*", parameters: "URI" },
  { path: "/policy/1*", parameters: "URI" },
  { path: "/sign-in?next=/desk", parameters: "next" },
  { path: "/track/open", data: "code=ABCD", parameters: "code" },
  { path: "/report/save/what", data: "title=a&summary=b", as: "draft", parameters: "title,summary" },
  { path: "/report/upload/remove", data: "id=x", as: "draft", parameters: "id" },
  { path: "/portal/reply/remove", data: "id=x", as: "reporter", parameters: "id" },
  { path: "/portal/files/x*", as: "reporter", parameters: "URI" },
  {
    path: "/desk/board?state=new&severity=high&assignee=me&product=x&sort=due&after=y",
    as: "admin",
    parameters: "state,severity,assignee,product,sort,after",
  },
  {
    path: "/api/v1/cases?state=new&severity=high&assignee=me&product=x&sort=due&after=y",
    as: "admin",
    parameters: "state,severity,assignee,product,sort,after",
  },
  { path: "/desk/cases/EX-2026-00000*", as: "admin", parameters: "URI" },
  { path: "/desk/people/x*", as: "admin", parameters: "URI" },
  { path: "/desk/files/x*", as: "admin", parameters: "URI" },
];

let injectable = 0;
for (const { path: at, data, as, parameters } of TARGETS) {
  const out = await mkdtemp(path.join(tmpdir(), "breakwater-sqlmap-"));
  const args = [
    "-u",
    `${desk.url}${at}`,
    "--batch",
    "--dbms=PostgreSQL",
    "--level=1",
    "--risk=1",
    "--technique=BEUST",
    "--time-sec=2",
    "--threads=2",
    "--flush-session",
    "--disable-coloring",
    "--ignore-code=*",
    `--output-dir=${out}`,
    "-H",
    headers,
  ];
  if (parameters !== "URI") args.push("-p", parameters);
  if (data) args.push("--data", data);
  if (as) args.push("--cookie", scene.cookies[as]);
  const output = await run(args);
  // What looks injectable at first and does not hold when sqlmap tries it again, it calls a false positive itself.
  const hit = /identified the following injection point/i.test(output);
  const tested = /not appear to be injectable|not seem to be injectable|false positive/i.test(output);
  if (hit) injectable++;
  process.stdout.write(
    `${hit ? "INJECTABLE" : tested ? "clean" : "NOT TESTED"}\t${data ? "POST" : "GET"} ${at}\n`,
  );
  if (!hit && !tested) process.stderr.write(`${output.split("\n").slice(-8).join("\n")}\n`);
}
await scene.close();
await desk.stop();
process.exitCode = injectable > 0 ? 1 : 0;

function run(args: string[]): Promise<string> {
  const child = spawn("sqlmap", args, { stdio: ["ignore", "pipe", "pipe"], timeout: 240_000 });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once("close", () => resolve(output)));
}
