import { parseArgs } from "node:util";
import { type Command, UsageError } from "@/bin/command";
import { withServices } from "@/bin/start/services";
import { ROLES } from "@/lib/domain/access/roles";
import { env } from "@/lib/server/env";
import { AppError } from "@/lib/server/errors";
import { currentTime } from "@/lib/server/time";
import { invitePerson } from "@/lib/usecases/people/invite";
import { issueResetLink } from "@/lib/usecases/people/reset-link";

const caller = () => ({ actor: { type: "system", task: "command line" } as const, now: currentTime() });

export const userAdd: Command = {
  help: `
Usage: npm run -s breakwater -- user add MAIL --name NAME --role ROLE [--role ROLE …]

Prints a link with which the person sets a password and joins; it works once, for seven days. Hand it over yourself.
Roles: ${ROLES.join(", ")}.
`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { name: { type: "string" }, role: { type: "string", multiple: true } },
    });
    const email = onlyAddress(positionals);
    const { name, role: roles = [] } = values;
    if (!name) throw new UsageError("Say who it is with --name.");
    const unknown = roles.filter((role) => !ROLES.some((known) => known === role));
    if (unknown.length > 0)
      throw new UsageError(`There is no role ${unknown.join(", ")}. Roles: ${ROLES.join(", ")}.`);
    return printLink(() => invitePerson(caller(), { email, name, roles }));
  },
};

export const userResetLink: Command = {
  help: `
Usage: npm run -s breakwater -- user reset-link MAIL

Prints a link with which the person sets a new password; it works once, for an hour. Their second factor stays.
`,
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    const email = onlyAddress(positionals);
    return printLink(() => issueResetLink(caller(), { email }));
  },
};

function onlyAddress(positionals: string[]): string {
  const [email, ...more] = positionals;
  if (email === undefined || more.length > 0) throw new UsageError("Give one mail address.");
  return email;
}

// The link alone goes to stdout, so that it can be piped to where it is needed.
async function printLink(issue: () => Promise<{ path: string }>): Promise<number> {
  return withServices(async () => {
    try {
      const { path } = await issue();
      const base = env().baseUrl;
      process.stdout.write(`${base ?? ""}${path}\n`);
      if (!base)
        process.stderr.write(
          "Put the desk's address in front; with BASE_URL set, the whole link is printed.\n",
        );
      return 0;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const fields = error.details.fields?.map(({ message }) => message) ?? [];
      const lines =
        error.code === "not_found"
          ? ["Nobody in the team has this address."]
          : [error.publicMessage, ...fields];
      process.stderr.write(`${[...new Set(lines)].join("\n")}\n`);
      return 1;
    }
  });
}
