import { and, eq, inArray, isNotNull, isNull, lt, lte, or } from "drizzle-orm";
import { z } from "zod";
import {
  attachments,
  caseKeys,
  dailyKeys,
  drafts,
  links,
  portalSessions,
  rateLimits,
  receiptRenewals,
  staffSessions,
} from "@/db/schema";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { noEvents, noSubject, useCase } from "@/lib/server/use-case";

/** At most this many drafts and files a run: the next run takes the rest, and none holds its locks for long. */
const BATCH = 200;
const HOUR_MS = 3_600_000;

/**
 * Removes what has expired: drafts nobody sent, with their files and their key; uploads that became part of nothing;
 * sessions; counters of tries and the keys of days gone by (security.md: metadata). Says what it removed.
 */
export const sweepExpired = useCase({
  input: z.object({}),
  action: "maintenance.run",
  load: noSubject,
  run: async ({ tx, now }) => {
    const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
    const swept = {
      drafts: await shredDrafts(tx, now),
      receipts: await forgetReceipts(tx, now),
      uploads: await dropUploads(tx, ago(24)),
    };
    await tx
      .delete(portalSessions)
      .where(or(lt(portalSessions.createdAt, ago(2)), lt(portalSessions.lastSeenAt, ago(0.5))));
    // A secret is remembered for longer than its cookie lives, so that it never makes its code a second time.
    await tx.delete(receiptRenewals).where(lt(receiptRenewals.expiresAt, ago(24)));
    await tx.delete(staffSessions).where(lte(staffSessions.expiresAt, now));
    await tx.delete(links).where(lt(links.expiresAt, ago(24)));
    await tx.delete(rateLimits).where(lt(rateLimits.expire, now.getTime()));
    await tx.delete(dailyKeys).where(lt(dailyKeys.createdAt, ago(24)));
    const nothing = Object.values(swept).every((count) => count === 0);
    return {
      result: swept,
      events: nothing
        ? noEvents("only sessions and counters were removed")
        : [{ chain: INSTANCE_CHAIN, action: "expired.swept", data: swept }],
    };
  },
});

async function shredDrafts(tx: Tx, now: Date): Promise<number> {
  const expired = await tx
    .select({ id: drafts.id, caseId: drafts.caseId })
    .from(drafts)
    .where(and(isNull(drafts.submittedAt), lte(drafts.expiresAt, now)))
    .limit(BATCH)
    .for("update", { skipLocked: true });
  if (expired.length === 0) return 0;
  const caseIds = expired.map(({ caseId }) => caseId);
  await tx.delete(attachments).where(inArray(attachments.caseId, caseIds));
  await tx.delete(caseKeys).where(inArray(caseKeys.caseId, caseIds));
  await tx.delete(drafts).where(
    inArray(
      drafts.id,
      expired.map(({ id }) => id),
    ),
  );
  return expired.length;
}

// The case stays; only the browser's way back to its receipt ends.
async function forgetReceipts(tx: Tx, now: Date): Promise<number> {
  const { rowCount } = await tx
    .delete(drafts)
    .where(and(isNotNull(drafts.submittedAt), lte(drafts.expiresAt, now)));
  return rowCount ?? 0;
}

async function dropUploads(tx: Tx, before: Date): Promise<number> {
  const stale = await tx
    .select({ id: attachments.id })
    .from(attachments)
    .where(and(eq(attachments.state, "pending"), lt(attachments.createdAt, before)))
    .limit(BATCH);
  if (stale.length === 0) return 0;
  const ids = stale.map(({ id }) => id);
  await tx.delete(attachments).where(and(inArray(attachments.id, ids), eq(attachments.state, "pending")));
  return ids.length;
}
