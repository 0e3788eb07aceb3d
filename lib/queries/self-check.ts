import { and, desc, eq, min, sql } from "drizzle-orm";
import { events, scopeKeys } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { allContacts } from "@/lib/domain/policy/contact";
import { securityTxtExpiry } from "@/lib/domain/security-txt";
import { type Check, selfCheck } from "@/lib/domain/self-check/checks";
import type { Tx } from "@/lib/server/database";
import { env } from "@/lib/server/env";
import { clockSkewMs, keyFileMode } from "@/lib/server/own-facts";
import { read } from "@/lib/server/read";
import { services } from "@/lib/server/services";
import { findInstance } from "./policy";

/** How this installation stands: what is set, what is measured now, and what the audit chain knows. */
export async function ownCheck(actor: PersonActor, now: Date): Promise<Check[]> {
  const { smtpUrl, mailFrom, baseUrl, keyFile, frozenNow } = env();
  const id = services().keyring.currentId;
  const [mode, skewMs, known] = await Promise.all([
    keyFileMode(keyFile),
    clockSkewMs(),
    read(actor, async ({ tx }) => ({
      lastBackupAt: await lastBackup(tx),
      since: await keySince(tx, id),
      policy: (await findInstance(tx))?.policy.data,
    })),
  ]);
  return selfCheck({
    now,
    smtpUrl: smtpUrl ?? null,
    mailFrom: mailFrom ?? null,
    baseUrl: baseUrl ?? null,
    clock: { skewMs, stopped: frozenNow !== undefined },
    lastBackupAt: known.lastBackupAt,
    securityTxt: {
      expiresAt: securityTxtExpiry(now),
      contacts: known.policy ? allContacts(known.policy).length : 0,
    },
    keyFile: { path: keyFile, mode },
    key: { id, since: known.since },
  });
}

async function lastBackup(tx: Tx): Promise<Date | null> {
  const [row] = await tx
    .select({ at: events.at })
    .from(events)
    .where(and(eq(events.chainKind, "instance"), eq(events.action, "backup.written")))
    .orderBy(desc(events.seq))
    .limit(1);
  return row?.at ?? null;
}

// A key that was rotated to is named by its first rewrapping; the first key is as old as the instance's own.
async function keySince(tx: Tx, keyId: string): Promise<Date | null> {
  const [rotated] = await tx
    .select({ at: min(events.at) })
    .from(events)
    .where(
      and(
        eq(events.chainKind, "instance"),
        eq(events.action, "keys.rewrapped"),
        sql`${events.data}->>'key' = ${keyId}`,
      ),
    );
  if (rotated?.at) return rotated.at;
  const [first] = await tx.select({ at: scopeKeys.createdAt }).from(scopeKeys);
  return first?.at ?? null;
}
