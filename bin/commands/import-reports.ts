import { createReadStream } from "node:fs";
import { parseArgs } from "node:util";
import { type Command, UsageError, userPath } from "@/bin/command";
import { type Line, linesOf } from "@/bin/lines";
import { withServices } from "@/bin/start/services";
import { LONGEST_IMPORT_LINE } from "@/lib/domain/report/import-line";
import { AppError } from "@/lib/server/errors";
import { currentTime } from "@/lib/server/time";
import { reportUnexpected } from "@/lib/server/unexpected";
import { importReport } from "@/lib/usecases/reports/import";

type Outcome = "accepted" | "known" | "refused" | "failed";

export const importReports: Command = {
  help: `
Usage: npm run -s breakwater -- import-reports FILE.jsonl

Files every line, one JSON object each, as a report, by the same checks as the form. A line needs an id, a title and
details, or the form's own field names under "answers". Lines imported before are known by their id and left alone.
Prints refused lines with the field that is wrong, and a summary. A line of more than 4 million characters is refused. One
that fails for another reason is named with a reference into the log, and the next ones go on; import the file again then.
Exit code 1 when a line was refused, 3 when one failed.
`,
  async run(args) {
    const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError("Name one file.");
    return withServices(() => importFile(userPath(file)));
  },
};

/** Imports each line of a file. The exit code. */
export async function importFile(file: string): Promise<number> {
  const counts = { accepted: 0, known: 0, refused: 0, failed: 0 } satisfies Record<Outcome, number>;
  for await (const line of linesOf(createReadStream(file, "utf8"), LONGEST_IMPORT_LINE)) {
    if (line.text?.trim() === "") continue;
    counts[await importLine(line)] += 1;
    if (line.number % 50 === 0) process.stderr.write(`${line.number} lines read\n`);
  }
  const failed = counts.failed > 0 ? `, ${counts.failed} failed` : "";
  process.stdout.write(
    `${counts.accepted} accepted, ${counts.known} known already, ${counts.refused} refused${failed}\n`,
  );
  if (counts.failed > 0) return 3;
  return counts.refused > 0 ? 1 : 0;
}

async function importLine({ number, text }: Line): Promise<Outcome> {
  try {
    if (text === null) throw new AppError("too_large", "it is too long");
    const caller = { actor: { type: "system", task: "import reports" } as const, now: currentTime() };
    const { repeated } = await importReport(caller, JSON.parse(text));
    return repeated ? "known" : "accepted";
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === null) {
      process.stderr.write(`line ${number} failed: reference ${reportUnexpected(error)}\n`);
      return "failed";
    }
    process.stderr.write(`line ${number} refused: ${reason}\n`);
    return "refused";
  }
}

/** Why the line is refused; null for what is no fault of it. */
function reasonOf(error: unknown): string | null {
  if (error instanceof SyntaxError) return "it is not JSON";
  if (!(error instanceof AppError)) return null;
  const fields = error.details.fields ?? [];
  return fields.length === 0
    ? error.publicMessage
    : fields.map(({ field, message }) => `${field}: ${message}`).join("; ");
}
