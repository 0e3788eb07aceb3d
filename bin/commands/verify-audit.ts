import { parseArgs } from "node:util";
import pg from "pg";
import type { Command } from "@/bin/command";
import { withDatabase } from "@/bin/start/database";
import { withProgress } from "@/bin/start/progress";
import { verifyAudit } from "@/lib/server/audit/verify";
import { env } from "@/lib/server/env";

export const verifyAuditCommand: Command = {
  help: `
Usage: npm run -s breakwater -- verify-audit

Recomputes every audit chain and prints the first row of each that does not fit, as chain<TAB>row<TAB>what is wrong.
Exit code 0: all fit; 1: something was changed, removed or reordered.
`,
  async run(args) {
    parseArgs({ args, options: {} });
    return withDatabase(env(), async (ownerUrl) => {
      const owner = new pg.Client({ connectionString: ownerUrl });
      await owner.connect();
      try {
        const { chains, events, problems } = await withProgress("Verifying", () => verifyAudit(owner));
        for (const { chain, seq, what } of problems) process.stdout.write(`${chain}\t${seq}\t${what}\n`);
        process.stderr.write(`${events} events in ${chains} chains, ${problems.length} chains do not fit\n`);
        return problems.length > 0 ? 1 : 0;
      } finally {
        await owner.end();
      }
    });
  },
};
