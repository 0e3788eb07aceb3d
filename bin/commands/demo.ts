import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Command } from "@/bin/command";
import { openDatabase } from "@/bin/start/database";
import { fillDemo, guideTo } from "@/bin/start/demo";
import { type Filled, supervise } from "@/bin/start/supervisor";

export const demo: Command = {
  help: `
Usage: npm run demo

Runs a desk with invented cases on a database of its own, and prints its logins. It starts from the beginning each time:
what you changed in an earlier demonstration is gone. Your own data is not touched, and no mail is sent.
PORT and HOST work as for start.
`,
  async run(args) {
    parseArgs({ args, options: {} });
    const dataDir = path.resolve(".breakwater/demo");
    // Whatever is set for the real desk must not reach this one.
    Object.assign(process.env, {
      BREAKWATER_DATA: dataDir,
      BREAKWATER_KEY_FILE: "",
      DATABASE_URL: "",
      DATABASE_APP_URL: "",
      DATABASE_WORKER_URL: "",
      SMTP_URL: "",
    });
    await clear(dataDir);
    return process.exit(await supervise({ dev: false, fill }));
  },
};

/** Removes the last demonstration, after ending a server that a killed one left. @throws when one is running */
async function clear(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return;
  const left = await openDatabase({ databaseUrl: undefined, dataDir });
  await left.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function fill(): Promise<Filled> {
  const seeded = await fillDemo();
  return { guide: (url) => guideTo(seeded, url), data: { seeded } };
}
