import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { startInstance } from "../setup/instance";
import { type Scene, setScene } from "../setup/scene";
import { type Target, targets } from "./targets";

// security.md, check 11: sqlmap against every parameter there is, on loopback, on a desk of its own. Not part of `npm
// test`: it takes the better part of an hour. Needs the build of `npm test -- --only build`. Words after the command
// choose targets by name; SQLMAP_LEVEL=1 tries less of each.

const found = await promisify(execFile)("sqlmap", ["--version"]).catch(() => null);
if (!found) {
  process.stderr.write("Skipped: sqlmap is not installed (apt-get install sqlmap).\n");
  process.exit(0);
}

const LIMITS = ["track", "draft", "upload", "report", "sign-in", "second-factor", "export", "correction"];
const desk = await startInstance({
  TRUSTED_PROXIES: "127.0.0.1",
  BREAKWATER_RATE_LIMITS: LIMITS.map((name) => `${name}=1000000`).join(","),
});
const scene = await setScene(desk);
const [wanted = ""] = process.argv.slice(2);
const verdicts = { clean: 0, injectable: 0, "not tested": 0 };

/** A page written so that it can be injected: a run that does not find it proves nothing. */
async function control({ owner }: Scene): Promise<{ url: string; stop(): void }> {
  const server = createServer((request, response) => {
    const id = new URL(request.url ?? "", "http://x").searchParams.get("id");
    owner.query(`select reference from cases where reference = '${id}'`).then(
      // Several statements at once bring several results.
      (result) => response.end([result].flat()[0]?.rowCount ? "there is such a case" : "there is none"),
      () => response.writeHead(500).end("failed"),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

const page = await control(scene);
const path_ = `/?id=${scene.other.reference}`;
const proof = await verdict(page.url, { name: "control", path: path_, as: "anonymous", parameters: ["id"] });
page.stop();
if (proof !== "injectable") throw new Error("sqlmap does not find the page that can be injected");

for (const target of await targets(desk, scene)) {
  if (!target.name.includes(wanted)) continue;
  const said = await verdict(desk.url, target);
  verdicts[said]++;
  process.stdout.write(`${said}\t${target.as}\t${target.name}\n`);
}
process.stdout.write(
  `${Object.entries(verdicts)
    .map(([name, times]) => `${times} ${name}`)
    .join(", ")}\n`,
);
await scene.close();
await desk.stop();
process.exitCode = verdicts.injectable + verdicts["not tested"] > 0 ? 1 : 0;

async function verdict(origin: string, target: Target): Promise<keyof typeof verdicts> {
  const out = await mkdtemp(path.join(tmpdir(), "breakwater-sqlmap-"));
  const request = path.join(out, "request");
  await writeFile(request, requestText(origin, target));
  const output = await run([
    ...[
      "-r",
      request,
      "--batch",
      "--dbms=PostgreSQL",
      `--level=${process.env.SQLMAP_LEVEL ?? 2}`,
      "--risk=1",
      "--technique=BEUST",
    ],
    ...["--time-sec=2", "--threads=2", "--flush-session", "--disable-coloring", "--ignore-code=*"],
    ...["--ignore-stdin", "--drop-set-cookie", `--output-dir=${out}`],
    ...(target.parameters ? ["-p", target.parameters.join(",")] : []),
  ]);
  await rm(out, { recursive: true, force: true });
  if (/identified the following injection point/i.test(output)) return "injectable";
  // What looks injectable at first and does not hold when sqlmap tries it again, it calls a false positive itself.
  if (/not appear to be injectable|not seem to be injectable|false positive/i.test(output)) return "clean";
  process.stderr.write(`${output.split("\n").slice(-8).join("\n")}\n`);
  return "not tested";
}

/** The request as a browser without scripts would send it. */
function requestText(origin: string, { path: at, as, fields, json, header }: Target): string {
  const lines = [
    `${json?.method ?? (fields ? "POST" : "GET")} ${at} HTTP/1.1`,
    `Host: ${new URL(origin).host}`,
    `Origin: ${origin}`,
    ...(header ? [header] : []),
    ...(scene.cookies[as] ? [`Cookie: ${scene.cookies[as]}`] : []),
  ];
  if (json) return [...lines, "Content-Type: application/json", "", json.body].join("\r\n");
  if (!fields) return [...lines, "", ""].join("\r\n");
  const boundary = "----form";
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const body = `${parts.join("")}--${boundary}--\r\n`;
  return [...lines, `Content-Type: multipart/form-data; boundary=${boundary}`, "", body].join("\r\n");
}

function run(args: string[]): Promise<string> {
  const child = spawn("sqlmap", args, { stdio: ["ignore", "pipe", "pipe"], timeout: 600_000 });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  return new Promise((resolve) => child.once("close", () => resolve(output)));
}
