import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";

const OWNER = "breakwater_owner";
const DATABASE = "breakwater";
const SUPERUSER = "postgres";

/** How we sign in to the server that only we start. Kept beside the data in postgres.json, mode 0600. */
export type Access = { port: number; superuserPassword: string; ownerPassword: string };

export async function loadAccess(dir: string): Promise<Access> {
  const known = await readAccess(dir);
  if (known) return known;
  const secret = () => randomBytes(24).toString("base64url");
  const access = { port: 0, superuserPassword: secret(), ownerPassword: secret() };
  await saveAccess(dir, access);
  return access;
}

export async function readAccess(dir: string): Promise<Access | null> {
  const text = await readFile(path.join(dir, "postgres.json"), "utf8").catch(() => "");
  return text ? (JSON.parse(text) as Access) : null;
}

async function saveAccess(dir: string, access: Access): Promise<void> {
  const file = path.join(dir, "postgres.json");
  await writeFile(`${file}.new`, JSON.stringify(access), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

// The port is kept from start to start, so that processes of a killed launcher find the server again.
export async function choosePort(dir: string, access: Access): Promise<void> {
  const kept = access.port ? await listenOnce(access.port).catch(() => 0) : 0;
  if (kept) return;
  access.port = await listenOnce(0);
  await saveAccess(dir, access);
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}

export const superuserUrl = (access: Access) =>
  `postgresql://${SUPERUSER}:${access.superuserPassword}@127.0.0.1:${access.port}/postgres`;

export const ownerUrl = (access: Access) =>
  `postgresql://${OWNER}:${access.ownerPassword}@127.0.0.1:${access.port}/${DATABASE}`;

export const accountNames = { owner: OWNER, database: DATABASE, superuser: SUPERUSER };
