import { dayWords } from "@/lib/domain/clock/words";
import { mailServerOf } from "./mail";

/** What was found out about this installation. Times in UTC, the skew is PostgreSQL's clock minus ours. */
export type SelfCheckFacts = {
  now: Date;
  smtpUrl: string | null;
  mailFrom: string | null;
  baseUrl: string | null;
  clock: { skewMs: number; stopped: boolean };
  lastBackupAt: Date | null;
  securityTxt: { expiresAt: Date; contacts: number };
  keyFile: { path: string; mode: number | null };
  key: { id: string; since: Date | null };
};

export const CHECKS = ["mail", "address", "clock", "backup", "security_txt", "key_file", "key_age"] as const;
export type CheckName = (typeof CHECKS)[number];

/**
 * `unknown`: the product cannot tell, somebody has to look. What to do is there unless all is well; a command to type
 * stands apart.
 */
export type Check = {
  name: CheckName;
  title: string;
  state: "ok" | "todo" | "unknown";
  fact: string;
  todo?: string;
  command?: string;
};

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
const BACKUP_DAYS = 7;
const KEY_DAYS = 365;

/** Every check with its facts, in the order people set a desk up. */
export function selfCheck(facts: SelfCheckFacts): Check[] {
  return [
    mail(facts),
    address(facts),
    securityTxt(facts),
    backup(facts),
    keyFile(facts),
    keyAge(facts),
    clock(facts),
  ];
}

function mail({ smtpUrl, mailFrom }: SelfCheckFacts): Check {
  const check = { name: "mail", title: "Mail" } as const;
  if (smtpUrl === null)
    return {
      ...check,
      state: "todo",
      fact: "No mail server is set. Notices are kept on the Mail page and do not leave.",
      todo: "Set SMTP_URL and MAIL_FROM, then start again.",
    };
  const server = mailServerOf(smtpUrl);
  if (mailFrom === null)
    return {
      ...check,
      state: "todo",
      fact: `Notices leave through ${server}, from an address that was made up.`,
      todo: "Set MAIL_FROM to an address that is yours, or receivers will refuse it.",
    };
  return { ...check, state: "ok", fact: `Notices leave through ${server}, from ${mailFrom}.` };
}

function address({ baseUrl }: SelfCheckFacts): Check {
  const check = { name: "address", title: "Public address and TLS" } as const;
  if (baseUrl?.startsWith("https://"))
    return { ...check, state: "ok", fact: `People reach this desk at ${baseUrl}.` };
  const fact =
    baseUrl === null
      ? "BASE_URL is not set. Links in mail lead nowhere, and cookies travel without TLS."
      : `BASE_URL is ${baseUrl}. Cookies and passwords travel without TLS.`;
  const todo = "Put a proxy with TLS in front and set BASE_URL to its https:// address.";
  return { ...check, state: "todo", fact, todo };
}

function securityTxt({ baseUrl, securityTxt: { expiresAt, contacts } }: SelfCheckFacts): Check {
  const check = { name: "security_txt", title: "security.txt" } as const;
  const named = contacts === 1 ? "one contact" : `${contacts} contacts`;
  const fact = `Made anew for each request: expires ${dayWords(expiresAt)}, names the report form and ${named}.`;
  if (!baseUrl?.startsWith("https://"))
    return {
      ...check,
      state: "todo",
      fact: `${fact} Without https it is not valid.`,
      todo: "RFC 9116 asks for https: set BASE_URL, see above.",
    };
  return { ...check, state: "ok", fact };
}

function backup({ now, lastBackupAt }: SelfCheckFacts): Check {
  const check = { name: "backup", title: "Backup" } as const;
  const command = "npm run -s breakwater -- backup DIR";
  if (lastBackupAt === null)
    return {
      ...check,
      state: "unknown",
      fact: "None is on record. A backup made in another way is not known here.",
      todo: "Run this every night, and keep the key file in another place:",
      command,
    };
  const days = Math.floor((now.getTime() - lastBackupAt.getTime()) / DAY_MS);
  const fact = `Last written ${dayWords(lastBackupAt)}, ${agoWords(days)}. Whether it was copied elsewhere is not known here.`;
  if (days < BACKUP_DAYS) return { ...check, state: "ok", fact };
  return { ...check, state: "todo", fact, todo: "Run this every night:", command };
}

function keyFile({ keyFile: { path, mode } }: SelfCheckFacts): Check {
  const check = { name: "key_file", title: "Key file" } as const;
  if (mode === null)
    return {
      ...check,
      state: "unknown",
      fact: `${path} cannot be looked at by this process.`,
      todo: "Look yourself who may read it: only the user that runs this desk.",
    };
  const octal = (mode & 0o777).toString(8).padStart(4, "0");
  if ((mode & 0o077) === 0)
    return { ...check, state: "ok", fact: `${path} is readable by its owner only (mode ${octal}).` };
  const todo = "Whoever has it can read every report. Close it:";
  return {
    ...check,
    state: "todo",
    fact: `${path} is open to others on this machine (mode ${octal}).`,
    todo,
    command: `chmod 600 ${path}`,
  };
}

function keyAge({ now, key: { id, since } }: SelfCheckFacts): Check {
  const check = { name: "key_age", title: "Key" } as const;
  if (since === null)
    return { ...check, state: "unknown", fact: `Key ${id} is in use, since when is not on record.` };
  const days = Math.floor((now.getTime() - since.getTime()) / DAY_MS);
  const fact = `Key ${id} wraps all others since ${dayWords(since)}, ${agoWords(days)}.`;
  if (days < KEY_DAYS) return { ...check, state: "ok", fact };
  return {
    ...check,
    state: "todo",
    fact,
    todo: "Rotate it while the desk runs, then back the key file up again:",
    command: "npm run -s breakwater -- rotate-keys",
  };
}

function clock({ clock: { skewMs, stopped } }: SelfCheckFacts): Check {
  const check = { name: "clock", title: "Clock" } as const;
  if (stopped)
    return {
      ...check,
      state: "todo",
      fact: "The clock is stopped by BREAKWATER_FROZEN_NOW, which is for tests.",
      todo: "Unset it and start again: no promise is counted.",
    };
  const apart = Math.abs(skewMs);
  const words = apart < SECOND_MS ? "less than a second" : `${(apart / SECOND_MS).toFixed(1)} seconds`;
  const fact = `This machine and PostgreSQL are ${words} apart.`;
  if (apart < SECOND_MS) return { ...check, state: "ok", fact };
  return {
    ...check,
    state: "todo",
    fact,
    todo: "Run a time service (NTP) on both: promises are counted to the second.",
  };
}

function agoWords(days: number): string {
  return days <= 0 ? "today" : days === 1 ? "yesterday" : `${days} days ago`;
}

/** How the checks stand, together: "7 in order", "2 to do, 1 not known". */
export function checkWords(checks: readonly Check[]): string {
  const count = (state: Check["state"]) => checks.filter((check) => check.state === state).length;
  const [todo, unknown] = [count("todo"), count("unknown")];
  const parts = [...(todo > 0 ? [`${todo} to do`] : []), ...(unknown > 0 ? [`${unknown} not known`] : [])];
  return parts.join(", ") || `All ${checks.length} in order`;
}
