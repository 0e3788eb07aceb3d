import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { type Command, UsageError, userPath } from "@/bin/command";
import { withServices } from "@/bin/start/services";
import { AppError } from "@/lib/server/errors";
import { currentTime } from "@/lib/server/time";
import { importReport } from "@/lib/usecases/reports/import";

type Outcome = "accepted" | "known" | "refused";

export const importReports: Command = {
  help: `
Usage: npm run -s breakwater -- import-reports FILE.jsonl

Files every line, one JSON object each, as a report, by the same checks as the form. A line needs an id, a title and
details, or the form's own field names under "answers". Lines imported before are known by their id and left alone.
Prints refused lines with the field that is wrong, and a summary. Exit code 1 when a line was refused.
`,
  async run(args) {
    const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError("Name one file.");
    return withServices(async () => {
      const counts = { accepted: 0, known: 0, refused: 0 } satisfies Record<Outcome, number>;
      for await (const { number, text } of linesOf(userPath(file))) {
        counts[await importLine(number, text)] += 1;
        if (number % 50 === 0) process.stderr.write(`${number} lines read\n`);
      }
      process.stdout.write(
        `${counts.accepted} accepted, ${counts.known} known already, ${counts.refused} refused\n`,
      );
      return counts.refused > 0 ? 1 : 0;
    });
  },
};

async function importLine(number: number, text: string): Promise<Outcome> {
  try {
    const caller = { actor: { type: "system", task: "import reports" } as const, now: currentTime() };
    const { repeated } = await importReport(caller, JSON.parse(text));
    return repeated ? "known" : "accepted";
  } catch (error) {
    process.stderr.write(`line ${number} refused: ${reasonOf(error)}\n`);
    return "refused";
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return "it is not JSON";
  if (!(error instanceof AppError)) throw error;
  const fields = error.details.fields ?? [];
  return fields.length === 0
    ? error.publicMessage
    : fields.map(({ field, message }) => `${field}: ${message}`).join("; ");
}

async function* linesOf(file: string): AsyncGenerator<{ number: number; text: string }> {
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity })) {
    number += 1;
    if (text.trim() !== "") yield { number, text };
  }
}
