import path from "node:path";

/** One subcommand: its help text, and what it does with its arguments. The number is the exit code. */
export type Command = { help: string; run(args: string[]): Promise<number> };

export type CommandEntry = { name: string; summary: string; load(): Promise<Command> };

/** Asked in a way we do not understand: exit code 2. */
export class UsageError extends Error {}

export function overview(entries: readonly CommandEntry[]): string {
  const width = Math.max(...entries.map(({ name }) => name.length)) + 2;
  const lines = entries.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
  return `Usage: npm run -s breakwater -- COMMAND [options]

${lines.join("\n")}

Add --help to a command for its options. The environment is described in docs/operations/README.md.
`;
}

/** A file or directory as the person named it: relative to where they stood, not to the project. */
export function userPath(name: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
}
