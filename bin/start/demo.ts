import { randomBytes } from "node:crypto";
import { type Seeded, seedDemo } from "@/db/seed/seed";
import { receiptCodeFromBytes } from "@/lib/domain/receipt-code";
import { currentTime } from "@/lib/server/time";

const SHOWN_EVERY_MS = 2_000;

/** Fills the desk behind `services()` with the demonstration. The password is new each time. */
export async function fillDemo(): Promise<Seeded> {
  let shownAt = Date.now();
  process.stderr.write("Filling the demonstration …\n");
  const seeded = await seedDemo({
    now: currentTime(),
    password: `demo-${receiptCodeFromBytes(randomBytes(17)).toLowerCase().slice(0, 10)}`,
    onProgress: (done, of) => {
      if (Date.now() - shownAt < SHOWN_EVERY_MS) return;
      shownAt = Date.now();
      process.stderr.write(`Filling the demonstration: ${done} of ${of} cases\n`);
    },
  });
  process.stderr.write(`Filling the demonstration: done, ${seeded.cases} cases\n`);
  return seeded;
}

/** What one needs to look around. `url` is null where no desk is running yet. */
export function guideTo({ logins, password, portal }: Seeded, url: string | null): string {
  const at = (path: string) => (url === null ? path : `${url}${path}`);
  const people = logins.map(({ role, email, name }) => `  ${role.padEnd(12)}${email.padEnd(20)}${name}\n`);
  return `
Everything in this demonstration is invented. Nothing leaves this machine.

Public pages  ${at("/")}
Reporter      ${at("/track")}  with the code of ${portal.reference}:
  ${portal.code}
Team          ${at("/sign-in")}  with the password ${password} and one of:
${people.join("")}
`;
}
