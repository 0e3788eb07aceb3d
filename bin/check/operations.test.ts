import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { temporaryDir } from "@/db/testing/temporary-dir";
import { parseEnv } from "@/lib/server/env";

const DIR = path.resolve("docs/operations");
const read = (name: string) => readFileSync(path.join(DIR, name), "utf8");
const runs = (program: string, ...args: string[]) => spawnSync(program, args, { stdio: "pipe" }).status === 0;

type Service = {
  image?: string;
  build?: { context: string; dockerfile: string };
  environment: Record<string, string>;
  volumes: string[];
  networks: { inside: { ipv4_address: string } };
  depends_on?: Record<string, { condition: string }>;
  tmpfs?: string[];
};
const compose: { services: Record<"breakwater" | "proxy", Service>; volumes: object; networks: object } =
  parse(read("compose.yml"));
const dockerfile = read("Dockerfile");

test.skipIf(!runs("systemd-analyze", "--version"))("systemd finds nothing to say about the unit", () => {
  const unit = path.join(temporaryDir(), "breakwater.service");
  copyFileSync(path.join(DIR, "breakwater.service"), unit);
  const { stdout, stderr, status } = spawnSync("systemd-analyze", ["verify", "--man=no", unit], {
    encoding: "utf8",
  });
  expect({ stdout, stderr, status }).toEqual({ stdout: "", stderr: "", status: 0 });
});

test("the unit starts what is there, with variables that the desk reads", () => {
  const unit = read("breakwater.service");
  expect(unit).toMatch(/^ExecStart=\/usr\/bin\/env node bin\/launch\.mjs start$/m);
  expect(existsSync("bin/launch.mjs")).toBe(true);
  const given = [...unit.matchAll(/^Environment=([A-Z_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [
    name,
    value,
  ]);
  expect(given.length).toBeGreaterThan(0);
  for (const [name = ""] of given) expect(documented()).toContain(name);
  const stateDir = /^StateDirectory=(.*)$/m.exec(unit)?.[1];
  expect(Object.fromEntries(given).BREAKWATER_DATA).toBe(`/var/lib/${stateDir}`);
});

/** The variables of the table in README.md. */
function documented(): string[] {
  const rows = read("README.md")
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  return rows.flatMap((row) =>
    [...(row.split("|")[1] ?? "").matchAll(/`([A-Z_]+)`/g)].map(([, name = ""]) => name),
  );
}

test("every variable that is read is documented, and nothing else", () => {
  const source = readFileSync("lib/server/env.ts", "utf8");
  const names = source.slice(source.indexOf("const expected"), source.indexOf("} as const"));
  const known = [...names.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name = ""]) => name);
  expect(documented().sort()).toEqual(known.sort());
});

test.skipIf(!runs("docker", "compose", "version"))("docker compose understands the file", () => {
  const env = { ...process.env, BREAKWATER_HOST: "security.example.org" };
  const shown = execFileSync("docker", ["compose", "-f", path.join(DIR, "compose.yml"), "config"], { env });
  expect(shown.toString()).toContain("BASE_URL: https://security.example.org");
});

test("the container gets an environment the desk takes, believes the proxy beside it and nobody else", () => {
  const { breakwater, proxy } = compose.services;
  const { BASE_URL = "", ...rest } = breakwater.environment;
  expect(BASE_URL).toMatch(/^https:\/\/\$\{BREAKWATER_HOST:\?/);
  const defaults = Object.entries(rest).map(([name, value]) => [name, value.replace(/^\$\{\w+:-\}$/, "")]);
  const env = parseEnv({ ...Object.fromEntries(defaults), BASE_URL: "https://security.example.org" });
  expect(env.trustedProxies).toEqual([proxy.networks.inside.ipv4_address]);
  expect(parseEnv(dockerEnvironment())).toMatchObject({ port: 3000, host: "0.0.0.0", production: true });
});

const dockerEnvironment = () =>
  Object.fromEntries(
    [...(/^ENV (.*)$/m.exec(dockerfile)?.[1] ?? "").matchAll(/([A-Z_]+)=(\S+)/g)].map(([, n, v]) => [n, v]),
  );

test("volumes are declared, hold data and keys apart, and what else is written lies in memory", () => {
  const { breakwater, proxy } = compose.services;
  const mounts = [...breakwater.volumes, ...proxy.volumes].map((mount) => mount.split(":"));
  const named = mounts.filter(([from = ""]) => !from.startsWith("."));
  expect(named.map(([from]) => from).sort()).toEqual(Object.keys(compose.volumes).sort());
  for (const [from = ""] of mounts.filter(([one = ""]) => one.startsWith(".")))
    expect(existsSync(path.join(DIR, from)), from).toBe(true);
  const { BREAKWATER_DATA, BREAKWATER_KEY_FILE = "" } = dockerEnvironment();
  const targets = breakwater.volumes.map((mount) => mount.split(":")[1]);
  expect(targets).toEqual([BREAKWATER_DATA, path.dirname(BREAKWATER_KEY_FILE)]);
  expect(breakwater.tmpfs?.map((mount) => mount.split(":")[0])).toEqual([
    "/tmp",
    "/app/.breakwater",
    "/app/.next/cache",
  ]);
});

test("the proxy waits for a health check that asks where the desk listens, and sends people there", () => {
  const { breakwater, proxy } = compose.services;
  expect(proxy.depends_on).toEqual({ breakwater: { condition: "service_healthy" } });
  const port = dockerEnvironment().PORT;
  expect(dockerfile).toMatch(new RegExp(`HEALTHCHECK[^]*http://127\\.0\\.0\\.1:${port}/api/health`));
  expect(read("Caddyfile")).toContain(`{$BREAKWATER_UPSTREAM:breakwater:${port}}`);
  expect(
    existsSync(path.resolve(DIR, breakwater.build?.context ?? "", breakwater.build?.dockerfile ?? "")),
  ).toBe(true);
  expect(proxy.image).toBe("caddy:2");
});
