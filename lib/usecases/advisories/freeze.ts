import { randomUUID } from "node:crypto";
import { and, desc, eq, isNull } from "drizzle-orm";
import { advisories, advisoryRevisions } from "@/db/schema";
import { advisorySteps } from "@/lib/queries/advisory-steps";
import { conflict } from "@/lib/server/errors";
import type { Work } from "@/lib/server/use-case";
import type { LockedAdvisory } from "./subject";

/** Freezes what the world is told as the next revision, in the clear; returns its number. `subject.case` is public by now. */
export async function freeze(work: Work, subject: LockedAdvisory): Promise<number> {
  const { tx, now } = work;
  const { advisory, case: row } = subject;
  const [last] = await tx
    .select({
      number: advisoryRevisions.number,
      firstPublishedAt: advisoryRevisions.firstPublishedAt,
    })
    .from(advisoryRevisions)
    .where(eq(advisoryRevisions.advisoryId, advisory.id))
    .orderBy(desc(advisoryRevisions.number))
    .limit(1);
  const content = { ...subject.content, timeline: await advisorySteps(tx, row.id, row.receivedAt) };
  if (content.severity === null) throw conflict("Score or rate the case first.");
  await tx
    .update(advisoryRevisions)
    .set({ supersededAt: now })
    .where(and(eq(advisoryRevisions.advisoryId, advisory.id), isNull(advisoryRevisions.supersededAt)));
  const number = (last?.number ?? 0) + 1;
  await tx.insert(advisoryRevisions).values({
    id: randomUUID(),
    advisoryId: advisory.id,
    caseId: row.id,
    publicId: advisory.publicId,
    number,
    content,
    severity: content.severity,
    firstPublishedAt: last?.firstPublishedAt ?? now,
    publishedAt: now,
  });
  await tx
    .update(advisories)
    .set({ state: "published", publishedAt: advisory.publishedAt ?? now, withdrawnAt: null })
    .where(eq(advisories.id, advisory.id));
  return number;
}
