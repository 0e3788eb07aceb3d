import { sql } from "drizzle-orm";
import { isEveryday } from "@/lib/domain/duplicates/everyday-words";
import { rarityOf } from "@/lib/domain/duplicates/likeness";
import { hashArray, wordHasher } from "@/lib/server/crypto/word-hashes";
import type { Tx } from "@/lib/server/database";
import { services } from "@/lib/server/services";

/** How many cases are looked at to tell rare words from common ones: the newest, as this actor sees them. */
const SAMPLE = 200;

/** The same answer for a word that was asked about before. */
function remembered<T>(of: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const answer = of(word);
    known.set(word, answer);
    return answer;
  };
}

/** Counts words over a sample of cases by their hashes. What the actor may not see counts for nothing. */
export class WordRarity {
  readonly #counts = new Map<string, number>();
  readonly #hash = remembered(wordHasher(services().keyring));

  private constructor(
    private readonly tx: Tx,
    private readonly sample: ReadonlySet<string>,
  ) {}

  /** @param except the case that is compared with others, which says nothing about them */
  static async beside(tx: Tx, except: string): Promise<WordRarity> {
    const { rows } = await tx.execute<{ id: string }>(sql`
      select w.case_id as id
      from (select id from cases where id <> ${except} order by received_at desc, id desc limit ${sql.raw(String(SAMPLE))}) c
        join case_words w on w.case_id = c.id`);
    return new WordRarity(tx, new Set(rows.map(({ id }) => id)));
  }

  /** How many cases there were to count in. */
  get size(): number {
    return this.sample.size;
  }

  /** Counts these words; each once, however often it is asked for. Everyday ones are never rare, whatever their number. */
  async learn(words: Iterable<string>): Promise<void> {
    const unknown = new Map<string, string>();
    for (const word of words)
      if (!isEveryday(word) && !this.#counts.has(word)) unknown.set(String(this.#hash(word)), word);
    if (unknown.size === 0) return;
    for (const word of unknown.values()) this.#counts.set(word, 0);
    const hashes = `{${[...unknown.keys()].join(",")}}`;
    // Joined, because a plan that is kept searches an array it does not know from end to end for every word.
    const { rows } = await this.tx.execute<{ word: string; n: number }>(sql`
      select x.word::text as word, count(*)::int as n
      from unnest(${hashes}::bigint[]) as wanted(word)
        join (select unnest(w.words) as word from case_words w where w.case_id = any (${`{${[...this.sample].join(",")}}`}::uuid[])) x
          on x.word = wanted.word
      group by x.word`);
    for (const { word, n } of rows) this.#counts.set(unknown.get(word) ?? "", n);
  }

  /** The rarity of words where the case is compared with `other`, which does not count as having its own words. */
  against(other: { id: string; words: ReadonlySet<string> } | null): (word: string) => number {
    const counted = other !== null && this.sample.has(other.id);
    const size = this.sample.size - (counted ? 1 : 0);
    return remembered((word) => {
      const own = counted && other.words.has(word) ? 1 : 0;
      return rarityOf(word, Math.max(0, (this.#counts.get(word) ?? 0) - own), size);
    });
  }

  /** The ids of cases that share these words, with the words each shares; at most `most` cases a word. */
  async casesSharing(words: readonly string[], most: number): Promise<Map<string, string[]>> {
    const byHash = new Map(words.map((word) => [String(this.#hash(word)), word]));
    const { rows } = await this.tx.execute<{ word: string; id: string }>(sql`
      select s.word::text as word, c.id
      from app.cases_sharing_words(${hashArray(words.map(this.#hash))}::bigint[], ${most}) s join cases c on c.id = s.case_id`);
    const shared = new Map<string, string[]>();
    for (const { word, id } of rows) shared.set(id, [...(shared.get(id) ?? []), byHash.get(word) ?? ""]);
    return shared;
  }
}
