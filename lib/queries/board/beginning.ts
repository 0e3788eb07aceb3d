import { count, eq, isNull } from "drizzle-orm";
import { cases, people, policyVersions } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { mayEver } from "@/lib/domain/access/policy";
import type { Beginning } from "@/lib/domain/board/data";
import { isPolicyKept } from "@/lib/queries/policy";
import type { Tx } from "@/lib/server/database";
import { sendsMail } from "@/lib/server/env";

/** How a desk without any case begins, or null where this person sees one. Asked only where a board came out empty. */
export async function beginningOf(tx: Tx, actor: PersonActor): Promise<Beginning | null> {
  const [one] = await tx.select({ id: cases.id }).from(cases).limit(1);
  if (one) return null;
  if (!mayEver(actor, "settings.manage")) return { steps: null };
  const [[policy], [team]] = await Promise.all([
    tx.select({ number: policyVersions.number }).from(policyVersions).where(eq(policyVersions.current, true)),
    tx.select({ people: count() }).from(people).where(isNull(people.disabledAt)),
  ]);
  return {
    steps: {
      policyVersion: policy?.number ?? 1,
      policyKept: await isPolicyKept(tx, policy?.number ?? 1),
      people: team?.people ?? 1,
      sendsMail: sendsMail(),
    },
  };
}
