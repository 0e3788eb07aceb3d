import { parseArgs } from "node:util";
import type { Command } from "@/bin/command";
import { scoreLine } from "@/lib/domain/cvss/lines";

export const cvss: Command = {
  help: `
Usage: npm run -s breakwater -- cvss [--all] < vectors.txt

Reads one CVSS 3.1 or 4.0 vector a line and prints one line each:
  vector<TAB>score<TAB>severity
or, where the vector is not valid,
  vector<TAB>error<TAB>what is wrong

  --all   for 3.1, also the temporal and the environmental score
`,
  async run(args) {
    const { values } = parseArgs({ args, options: { all: { type: "boolean", default: false } } });
    for await (const line of linesOf(process.stdin)) process.stdout.write(`${scoreLine(line, values)}\n`);
    return 0;
  },
};

// Not node:readline: it also splits at a lone carriage return, and lines out must match lines in.
async function* linesOf(input: NodeJS.ReadStream): AsyncGenerator<string> {
  let rest = "";
  input.setEncoding("utf8");
  for await (const chunk of input as AsyncIterable<string>) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest) yield rest;
}
