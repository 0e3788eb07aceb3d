import { asc, desc, eq, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { caseKeys, cases, distinctCases, duplicateLinks, people } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { accessOf } from "@/lib/server/case-access";
import { type Reading, read } from "@/lib/server/read";
import { gatherFacts } from "./case-facts";
import { creditsOfCase } from "./credits";
import { linkedIds } from "./duplicates";
import { findCase, headOf } from "./find-case";
import { likelyDuplicates } from "./likely-duplicates";

/** Everything the duplicates page of a case shows; null where the case is absent or not for this person. */
export async function duplicatesPage(actor: PersonActor, reference: string) {
  return read(actor, async (reading) => {
    const found = await findCase(reading, reference);
    if (!found) return null;
    const { row } = found;
    const [linked, access, facts, apart, history, credits] = await Promise.all([
      linkedCases(reading, row),
      accessOf(reading.tx, row),
      gatherFacts(reading, row),
      apartFrom(reading, row.id),
      endedLinks(reading, row.id),
      creditsOfCase(reading, row.id),
    ]);
    return {
      head: headOf(found),
      access,
      facts,
      outcome: row.outcome,
      receivedAt: row.receivedAt,
      ...linked,
      likely: linked.canonical ? [] : await likelyDuplicates(reading, row.id),
      apart,
      history,
      credits,
    };
  });
}
export type DuplicatesPage = NonNullable<Awaited<ReturnType<typeof duplicatesPage>>>;

type Row = typeof cases.$inferSelect;

/** The case this one repeats, those that repeat it, and when the problem was first reported in any of them. */
export async function linkedCases({ tx, vaults }: Reading, row: Row) {
  const linked = sql`${linkedIds(row.id)} linked`;
  const rows = await tx
    .select({
      isCanonical: sql<boolean>`linked.canonical`,
      id: cases.id,
      reference: cases.reference,
      titleSealed: cases.titleSealed,
      key: caseKeys,
      state: cases.state,
      outcome: cases.outcome,
      severity: cases.severity,
      origin: cases.origin,
      reporterKind: cases.reporterKind,
      receivedAt: cases.receivedAt,
      linkedAt: duplicateLinks.linkedAt,
      linkedBy: people.displayName,
    })
    .from(linked)
    .innerJoin(cases, sql`${cases.id} = linked.id`)
    .leftJoin(caseKeys, eq(caseKeys.caseId, cases.id))
    .leftJoin(
      duplicateLinks,
      sql`${duplicateLinks.caseId} = ${cases.id} and ${duplicateLinks.splitAt} is null`,
    )
    .leftJoin(people, eq(people.id, duplicateLinks.linkedBy))
    .orderBy(asc(cases.receivedAt), asc(cases.id));
  const listed = rows.map(({ key, titleSealed, ...one }) => ({
    ...one,
    // Without its key the case was shredded, and what it was called is gone.
    title: key
      ? vaults.open(key.caseId, key.wrapped, key.kekId).open("cases.title_sealed", one.id, titleSealed)
      : "Erased",
  }));
  const duplicates = listed.filter(({ isCanonical }) => !isCanonical);
  const [earliest] = duplicates;
  return {
    canonical: listed.find(({ isCanonical }) => isCanonical) ?? null,
    duplicates,
    /** Where a duplicate came in before the case itself. */
    firstReported: earliest && earliest.receivedAt < row.receivedAt ? earliest : null,
  };
}

async function apartFrom({ tx }: Reading, caseId: string) {
  const rows = await tx
    .select({ reference: cases.reference, by: people.displayName, at: distinctCases.decidedAt })
    .from(distinctCases)
    .innerJoin(
      cases,
      sql`${cases.id} in (${distinctCases.caseId}, ${distinctCases.otherId}) and ${cases.id} <> ${caseId}`,
    )
    .leftJoin(people, eq(people.id, distinctCases.decidedBy))
    .where(or(eq(distinctCases.caseId, caseId), eq(distinctCases.otherId, caseId)))
    .orderBy(desc(distinctCases.decidedAt));
  return rows;
}

const splitter = alias(people, "splitter");

/** Links that were undone, on either side, newest first. */
async function endedLinks({ tx }: Reading, caseId: string) {
  return tx
    .select({
      id: duplicateLinks.id,
      reference: cases.reference,
      linkedBy: people.displayName,
      linkedAt: duplicateLinks.linkedAt,
      splitBy: splitter.displayName,
      splitAt: duplicateLinks.splitAt,
    })
    .from(duplicateLinks)
    .innerJoin(
      cases,
      sql`${cases.id} in (${duplicateLinks.caseId}, ${duplicateLinks.canonicalId}) and ${cases.id} <> ${caseId}`,
    )
    .leftJoin(people, eq(people.id, duplicateLinks.linkedBy))
    .leftJoin(splitter, eq(splitter.id, duplicateLinks.splitBy))
    .where(
      sql`(${duplicateLinks.caseId} = ${caseId} or ${duplicateLinks.canonicalId} = ${caseId}) and ${duplicateLinks.splitAt} is not null`,
    )
    .orderBy(desc(duplicateLinks.splitAt));
}
