import { parseArgs } from "node:util";
import { type Command, UsageError } from "@/bin/command";
import { supervise } from "@/bin/start/supervisor";
import { runWeb } from "@/bin/start/web";
import { runWorker } from "@/bin/start/worker";

// These end by process.exit: the framework's timers and the channel to the parent would keep the process alive.
export const start: Command = {
  help: `
Usage: npm start [-- --only web|worker]

Runs the whole desk on this machine: PostgreSQL (unless DATABASE_URL is set), migrations, the web server and the worker,
and starts again whichever of them dies. Ctrl-C stops everything, PostgreSQL last.

  --only web      only a web server, on the database of DATABASE_URL
  --only worker   only a worker, on the database of DATABASE_URL
`,
  async run(args) {
    const { values } = parseArgs({ args, options: { only: { type: "string" } } });
    if (values.only === undefined) return process.exit(await supervise({ dev: false }));
    if (values.only === "web") return process.exit(await runWeb({ dev: false }));
    if (values.only === "worker") return process.exit(await runWorker());
    throw new UsageError(`--only takes web or worker, not "${values.only}".`);
  },
};

export const dev: Command = {
  help: `
Usage: npm run dev

Like start, but pages are compiled when they are asked for and again when their source changes.
`,
  async run(args) {
    const { values } = parseArgs({ args, options: { only: { type: "string" } } });
    return process.exit(values.only === "web" ? await runWeb({ dev: true }) : await supervise({ dev: true }));
  },
};

export const worker: Command = {
  help: `
Usage: npm run -s breakwater -- worker

Works off jobs: sends notices, watches promised times, sweeps what has expired. Any number may run on one database.
The same as "npm start -- --only worker".
`,
  async run() {
    return process.exit(await runWorker());
  },
};
