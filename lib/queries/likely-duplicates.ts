import { sql } from "drizzle-orm";
import type { PersonActor } from "@/lib/domain/access/actor";
import { isEveryday } from "@/lib/domain/duplicates/everyday-words";
import { type Likeness, likeness, SHOWN_FROM } from "@/lib/domain/duplicates/likeness";
import type { Tx } from "@/lib/server/database";
import { type Reading, read } from "@/lib/server/read";
import { type ComparedCase, comparedCases } from "./compared-cases";
import { caseIdOf } from "./find-case";
import { WordRarity } from "./word-rarity";

/** Words that are looked up, rarest first, and cases taken of each: bounds the work however many cases there are. */
const LOOKED_UP = 150;
const CASES_A_WORD = 50;
/** Cases that are opened and compared in full. */
const COMPARED = 12;
/** Cases that are shown. */
const SHOWN = 5;
/** A word this rare or rarer leads to other cases; while a desk has few cases, every word but the everyday ones does. */
const RARE = 0.35;
const FEW = 100;

export type LikelyDuplicate = Omit<ComparedCase, "fingerprint" | "productId"> & Likeness;

/**
 * Earlier cases that may tell of the same problem, likeliest first, with the reasons. Only cases this actor sees take part, in
 * what is found, in what is counted and in every limit. Cases noted as not the same, spam, and the case's own duplicates are
 * left out.
 */
export async function likelyDuplicates(reading: Reading, caseId: string): Promise<LikelyDuplicate[]> {
  const { tx } = reading;
  const [[own], rarity] = await Promise.all([
    comparedCases(reading, [caseId]),
    WordRarity.beside(tx, caseId),
  ]);
  if (!own || own.duplicateOf !== null) return [];
  await rarity.learn(own.fingerprint.words);
  const ids = await candidatesOf(tx, own, rarity);
  const others = await comparedCases(reading, ids);
  await rarity.learn(others.flatMap(({ fingerprint }) => [...fingerprint.words]));
  const found = others
    .map(({ fingerprint, productId: _, ...other }) => ({
      ...other,
      ...likeness(own.fingerprint, fingerprint, rarity.against({ id: other.id, words: fingerprint.words })),
    }))
    .filter(({ score }) => score >= SHOWN_FROM)
    .sort((a, b) => b.score - a.score || a.receivedAt.getTime() - b.receivedAt.getTime());
  const shown = new Set(found.map(({ id }) => id));
  // The case a candidate repeats says it better, where it is there too.
  return found.filter(({ duplicateOf }) => duplicateOf === null || !shown.has(duplicateOf)).slice(0, SHOWN);
}

/** The same by reference, in a transaction of its own; empty where the case is absent or not for this person. */
export async function likelyOnes(actor: PersonActor, reference: string): Promise<LikelyDuplicate[]> {
  return read(actor, async (reading) => {
    const id = await caseIdOf(reading.tx, reference);
    return id ? likelyDuplicates(reading, id) : [];
  });
}

/** Ids of earlier cases that are worth opening: by shared rare words, by a CVE ID, by product and weakness. */
async function candidatesOf(tx: Tx, own: ComparedCase, rarity: WordRarity): Promise<string[]> {
  const rare = rarity.against(null);
  const words = [...own.fingerprint.words]
    .filter((word) => !isEveryday(word) && (rarity.size < FEW || rare(word) >= RARE))
    .sort((a, b) => rare(b) - rare(a) || b.length - a.length)
    .slice(0, LOOKED_UP);
  const [sharing, alike] = await Promise.all([rarity.casesSharing(words, CASES_A_WORD), byFacts(tx, own)]);
  const weight = new Map<string, number>();
  for (const [id, shared] of sharing)
    weight.set(
      id,
      shared.reduce((sum, word) => sum + rare(word) ** 2 + 0.01, 0),
    );
  for (const id of alike) weight.set(id, (weight.get(id) ?? 0) + 1);
  const likeliest = [...weight].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  return earlierOnes(tx, own, likeliest.slice(0, COMPARED * 5));
}

// A CVE ID says it outright; product and weakness find something where the index is off.
async function byFacts(
  tx: Tx,
  { id, productId, fingerprint: { cves, cwes } }: ComparedCase,
): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    (select v.case_id as id from vulnerabilities v
      where v.cve_id = any (${textArray(cves)}::text[]) and v.case_id <> ${id} limit 20)
    union
    (select c.id from cases c
      where c.product_id = ${productId}::uuid and c.id <> ${id}
        and exists (select from vulnerabilities v where v.case_id = c.id and v.cwe_id = any (${textArray(cwes)}::text[]))
      order by c.received_at desc, c.id desc limit 20)`);
  return rows.map((row) => row.id);
}

async function earlierOnes(tx: Tx, own: ComparedCase, ids: readonly string[]): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select c.id from unnest(${`{${ids.join(",")}}`}::uuid[]) with ordinality as wanted(id, place)
      join cases c on c.id = wanted.id
    where (c.received_at, c.id) < (${own.receivedAt}::timestamptz, ${own.id}::uuid)
      and c.outcome is distinct from 'spam' and c.duplicate_of is distinct from ${own.id}::uuid
      and not exists (select from distinct_cases d
        where d.case_id = least(c.id, ${own.id}::uuid) and d.other_id = greatest(c.id, ${own.id}::uuid))
    order by wanted.place limit ${sql.raw(String(COMPARED))}`);
  return rows.map(({ id }) => id);
}

// CVE and CWE ids, read from texts by strict patterns: letters, digits and hyphens.
function textArray(ids: ReadonlySet<string>): string {
  return `{${[...ids].slice(0, 50).join(",")}}`;
}
