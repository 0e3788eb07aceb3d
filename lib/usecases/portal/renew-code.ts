import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import { participants, portalSessions, receiptRenewals } from "@/db/schema";
import { linkTokenSchema } from "@/lib/domain/identity/fields";
import { RATE_LIMITS } from "@/lib/domain/rate-limits";
import type { JobDraft } from "@/lib/jobs/definitions";
import { caseChain } from "@/lib/server/audit/append";
import { tokenHash } from "@/lib/server/crypto/keyring";
import type { Tx } from "@/lib/server/database";
import { notFound } from "@/lib/server/errors";
import { tooMany, triesOf } from "@/lib/server/rate-limit";
import { receiptHash, renewedCodeOf } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import { type Loaded, noEvents, useCase, type Work } from "@/lib/server/use-case";
import { notifyReporters } from "@/lib/usecases/notices/queue";

/** Hours in which the browser that made a new code may see it again. */
const SHOWN_HOURS = 24;

/**
 * Replaces the reporter's code. The old one is dead at once, with every visit it opened but this one. The new one derives
 * from the secret in the browser's cookie, which is there before the change: sending this twice makes one code, and an
 * answer that is lost on the way loses none.
 */
export const renewReceiptCode = useCase({
  input: z.object({
    /** Of the renewal's cookie. */
    secret: linkTokenSchema,
    /** The token of the visit that goes on. */
    visit: z.string().max(200),
  }),
  action: "code.renew",
  prepare: () => triesOf("new-code"),
  load: lockReporter,
  run: async ({ input, subject: { participantId, caseId }, prepared: tries, tx, now }) => {
    const secretHash = tokenHash(input.secret);
    const [made] = await tx
      .select({ at: receiptRenewals.createdAt })
      .from(receiptRenewals)
      .where(eq(receiptRenewals.secretHash, secretHash));
    if (made) return { result: { repeated: true }, events: noEvents("this secret made its code before") };
    await assertOneLeft(tx, participantId, tries, now);
    await closeRenewals(tx, participantId, now);
    const expiresAt = new Date(now.getTime() + SHOWN_HOURS * 3_600_000);
    const begun = await tx
      .insert(receiptRenewals)
      .values({ secretHash, participantId, createdAt: now, expiresAt })
      .onConflictDoNothing()
      .returning({ at: receiptRenewals.createdAt });
    // The secret made the code of another case, whose reporter used this browser.
    if (begun.length === 0) throw notFound();
    const { keyring } = services();
    await tx
      .update(participants)
      .set({
        receiptHash: receiptHash(keyring, renewedCodeOf(keyring, input.secret)),
        receiptConfirmedAt: null,
      })
      .where(eq(participants.id, participantId));
    await endOtherVisits(tx, participantId, input.visit);
    const jobs: JobDraft[] = await notifyReporters(tx, { template: "code_replaced", caseId, now });
    return {
      result: { repeated: false },
      // No word on the visits that ended: when a reporter looks in is not recorded (security.md: metadata).
      events: [{ chain: caseChain(caseId), action: "receipt.renewed", audience: "reporter" }],
      jobs,
    };
  },
});

/** "I have saved it": from now on nobody is shown the new code again. */
export const confirmNewCode = useCase({
  input: z.object({}),
  action: "code.renew",
  load: lockReporter,
  run: async ({ subject: { participantId, caseId }, tx, now }) => {
    if ((await closeRenewals(tx, participantId, now)) === 0)
      return { result: undefined, events: noEvents("confirmed before") };
    await tx.update(participants).set({ receiptConfirmedAt: now }).where(eq(participants.id, participantId));
    return { result: undefined, events: [{ chain: caseChain(caseId), action: "receipt.saved" }] };
  },
});

/**
 * "Forget it here": the secret in this browser, and in any copy of its cookie, shows the code no more, and the visit this
 * browser has to the case ends. The code itself stays in force.
 */
export const forgetNewCode = useCase({
  input: z.object({
    /** The token of the visit that is open in this browser, to whichever case. */
    visit: z.string().max(200),
  }),
  action: "code.renew",
  load: lockReporter,
  run: async ({ input, subject: { participantId }, tx, now }) => {
    await closeRenewals(tx, participantId, now);
    await tx
      .delete(portalSessions)
      .where(
        and(
          eq(portalSessions.participantId, participantId),
          eq(portalSessions.tokenHash, tokenHash(input.visit)),
        ),
      );
    return {
      result: undefined,
      events: noEvents("nothing of the case changed, and visits are not recorded"),
    };
  },
});

type LockedReporter = Loaded & { participantId: string; caseId: string };

/** The reporter's own row, locked, so that of two new codes at once one comes after the other. */
async function lockReporter({ tx, actor }: Pick<Work, "tx" | "actor">): Promise<LockedReporter | null> {
  if (actor.type !== "reporter") return null;
  const { participantId, caseId } = actor;
  const found = await tx
    .select({ id: participants.id })
    .from(participants)
    .where(and(eq(participants.id, participantId), isNull(participants.receiptStoppedAt)))
    .for("update");
  return found.length > 0
    ? { access: { caseId, restricted: false, members: [] }, participantId, caseId }
    : null;
}

async function closeRenewals(tx: Tx, participantId: string, now: Date): Promise<number> {
  const { rowCount } = await tx
    .update(receiptRenewals)
    .set({ closedAt: now })
    .where(and(eq(receiptRenewals.participantId, participantId), isNull(receiptRenewals.closedAt)));
  return rowCount ?? 0;
}

async function endOtherVisits(tx: Tx, participantId: string, visit: string): Promise<void> {
  await tx
    .delete(portalSessions)
    .where(
      and(eq(portalSessions.participantId, participantId), ne(portalSessions.tokenHash, tokenHash(visit))),
    );
}

/** Counts codes and not requests, under the reporter's lock: one request that is sent often spends one. */
async function assertOneLeft(tx: Tx, participantId: string, tries: number, now: Date): Promise<void> {
  const windowMs = RATE_LIMITS["new-code"].seconds * 1000;
  const since = new Date(now.getTime() - windowMs);
  const made = await tx
    .select({ at: receiptRenewals.createdAt })
    .from(receiptRenewals)
    .where(and(eq(receiptRenewals.participantId, participantId), gt(receiptRenewals.createdAt, since)))
    .orderBy(desc(receiptRenewals.createdAt))
    .limit(tries);
  const oldest = made[tries - 1];
  if (oldest) throw tooMany("new-code", Math.ceil((oldest.at.getTime() - since.getTime()) / 1000));
}
