import { overview, UsageError } from "@/bin/command";
import { commands } from "@/bin/commands";
import { EnvError } from "@/lib/server/env";

/** Exit codes: 0 done, 1 failed, 2 asked wrongly. Data goes to stdout, everything else to stderr. */
async function main(args: string[]): Promise<number> {
  const [name = "help", ...rest] = args;
  if (name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(overview(commands));
    return 0;
  }
  const two = commands.find((entry) => entry.name === `${name} ${rest[0]}`);
  const entry = two ?? commands.find((candidate) => candidate.name === name);
  if (!entry) throw new UsageError(`There is no command "${name}".`);
  const command = await entry.load();
  const given = two ? rest.slice(1) : rest;
  if (given.includes("--help") || given.includes("-h")) {
    process.stdout.write(`${command.help.trim()}\n`);
    return 0;
  }
  return command.run(given);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  // At once: whatever was already running (timers, connections, the channel to a parent) must not keep it alive.
  (error: unknown) => process.exit(fail(error)),
);

function fail(error: unknown): number {
  const expected = error instanceof UsageError || error instanceof EnvError || isOperational(error);
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  if (!expected && process.env.LOG_LEVEL === "debug" && error instanceof Error)
    process.stderr.write(`${error.stack}\n`);
  if (error instanceof UsageError)
    process.stderr.write('Run "npm run -s breakwater -- help" for the list of commands.\n');
  return error instanceof UsageError || isParseArgsError(error) ? 2 : 1;
}

const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? "");
const isOperational = (error: unknown) => codeOf(error).startsWith("E");
const isParseArgsError = (error: unknown) => codeOf(error).startsWith("ERR_PARSE_ARGS");
