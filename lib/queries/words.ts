import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/access/actor";
import { wordsIn } from "@/lib/domain/search/words";
import { hashArray, wordHasher } from "@/lib/server/crypto/word-hashes";
import { type Reading, read } from "@/lib/server/read";
import { services } from "@/lib/server/services";

/** The hashes a text is looked for by, each once; empty where it holds no word. */
export function searchHashes(text: string): bigint[] {
  return [...new Set(wordsIn(text))].map(wordHasher(services().keyring));
}

/**
 * Ids of cases in which every word of `text` stands, at most `most` of them and in no order: only cases this actor sees. Where
 * exactly `most` come back there may be more; ask for one more than is wanted to know. Empty for a text without a word, and
 * for all texts while the index is off ({@link wordIndexIsOn}).
 */
export async function casesWithWords(
  { tx }: Pick<Reading, "tx">,
  text: string,
  most: number,
): Promise<string[]> {
  const hashes = searchHashes(text);
  if (hashes.length === 0) return [];
  const { rows } = await tx.execute<{ id: string }>(sql`
    select c.id from app.cases_with_words(${hashArray(hashes)}::bigint[], ${most}) as found(id) join cases c on c.id = found.id`);
  return rows.map(({ id }) => id);
}

/** Whether words can be searched for at all. */
export async function wordIndexIsOn({ tx }: Pick<Reading, "tx">): Promise<boolean> {
  const { rows } = await tx.execute<{ word_index: boolean }>(sql`select word_index from settings`);
  return rows[0]?.word_index ?? true;
}

/** For the settings: whether the index is on, and whether the newest cases still wait for it. */
export async function wordIndexStanding(actor: Actor): Promise<{ on: boolean; waiting: boolean }> {
  return read(actor, async (reading) => {
    const { rows } = await reading.tx.execute<{ waiting: boolean }>(sql`
      select exists (
        select from (select id from cases order by received_at desc, id desc limit 200) c
        where not exists (select from case_words w where w.case_id = c.id)) as waiting`);
    return { on: await wordIndexIsOn(reading), waiting: rows[0]?.waiting ?? false };
  });
}
