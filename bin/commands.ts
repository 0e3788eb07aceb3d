import type { CommandEntry } from "@/bin/command";

/** Every subcommand, in the order of the help text. Each is loaded only when it runs. */
export const commands: readonly CommandEntry[] = [
  {
    name: "start",
    summary: "run everything: database, migrations, web and worker",
    load: async () => (await import("@/bin/commands/start")).start,
  },
  {
    name: "dev",
    summary: "the same for developers, rebuilding pages as they change",
    load: async () => (await import("@/bin/commands/start")).dev,
  },
  {
    name: "demo",
    summary: "the same on an invented organisation, thrown away at the next demo",
    load: async () => (await import("@/bin/commands/demo")).demo,
  },
  {
    name: "worker",
    summary: "work off jobs: mails, promised times, sweeping",
    load: async () => (await import("@/bin/commands/start")).worker,
  },
  {
    name: "migrate",
    summary: "bring the database to this version",
    load: async () => (await import("@/bin/commands/migrate")).migrateCommand,
  },
  {
    name: "seed",
    summary: "fill an empty database with the demonstration",
    load: async () => (await import("@/bin/commands/seed")).seed,
  },
  {
    name: "user add",
    summary: "invite somebody to the team by a link",
    load: async () => (await import("@/bin/commands/user")).userAdd,
  },
  {
    name: "user reset-link",
    summary: "let somebody set a new password by a link",
    load: async () => (await import("@/bin/commands/user")).userResetLink,
  },
  {
    name: "import-reports",
    summary: "file every line of a JSONL file as a report",
    load: async () => (await import("@/bin/commands/import-reports")).importReports,
  },
  {
    name: "verify-audit",
    summary: "recompute every audit chain and name what does not fit",
    load: async () => (await import("@/bin/commands/verify-audit")).verifyAuditCommand,
  },
  {
    name: "cvss",
    summary: "score CVSS vectors, one a line, from standard input",
    load: async () => (await import("@/bin/commands/cvss")).cvss,
  },
  {
    name: "backup",
    summary: "write the whole database to a new directory",
    load: async () => (await import("@/bin/commands/backup")).backup,
  },
  {
    name: "restore",
    summary: "fill an empty database from a backup",
    load: async () => (await import("@/bin/commands/restore")).restore,
  },
  {
    name: "rotate-keys",
    summary: "add a key and rewrap every data key with it",
    load: async () => (await import("@/bin/commands/rotate-keys")).rotateKeys,
  },
];
