import { randomBytes } from "node:crypto";
import { copyFile, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { type Instance, startOn } from "./instance";
import { theRun } from "./run";
import { type Scene, sceneOn } from "./scene";
import { temporaryDir } from "./temporary-dir";

/** A desk that nobody has set up yet, on a database of its own on the run's server. */
export async function startDesk(environment: Record<string, string> = {}): Promise<Instance> {
  return startOnCopy(undefined, environment);
}

/** A desk with the scene on it, in a copy of its own. */
export async function startScene(
  environment: Record<string, string> = {},
): Promise<{ desk: Instance; scene: Scene }> {
  const desk = await startOnCopy(theRun().scene, environment);
  const scene = await sceneOn(desk, theRun().scene.cast);
  const stop = async () => {
    await scene.close();
    await desk.stop();
  };
  return { desk: { ...desk, stop }, scene };
}

async function startOnCopy(
  from: { database: string; keyFile: string } | undefined,
  environment: Record<string, string>,
): Promise<Instance> {
  const { serverUrl, superuserUrl } = theRun();
  const database = `desk_${randomBytes(6).toString("hex")}`;
  const dataDir = temporaryDir();
  const remove = async () => {
    // Autovacuum may be at work on it, which only a superuser may end.
    await owning(superuserUrl, (client) => client.query(`drop database if exists ${database} with (force)`));
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const databaseUrl = await createDatabase(serverUrl, database, from?.database);
    if (from) await copyFile(from.keyFile, path.join(dataDir, "keys.json"));
    const desk = await startOn(dataDir, { DATABASE_URL: databaseUrl, ...environment });
    return { ...desk, stop: () => desk.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Makes a database, empty or as a copy of another that nobody is connected to; returns its owner's address. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<string> {
  const copied = template ? ` template ${template}` : "";
  await owning(serverUrl, (client) => client.query(`create database ${name}${copied}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

async function owning<T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
