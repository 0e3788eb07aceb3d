import { randomBytes } from "node:crypto";
import { getTableName } from "drizzle-orm";
import type pg from "pg";
import { withoutIndexes } from "@/db/testing/bulk-load";
import { newReference } from "@/lib/domain/case/reference";
import { seeded } from "@/lib/domain/testing/seeded";
import { wordHasher } from "@/lib/server/crypto/word-hashes";
import { progress, say } from "../say";
import { CASE_TABLES, putCase } from "./case-rows";
import { CopyLoader } from "./copy";
import { planCase } from "./plan-case";
import type { Ground } from "./scene";
import { prose } from "./words";

const BATCH = 1_000;
const RECEIPT_CHARACTERS = 1_400;

/** Generates and loads `count` cases, one batch being made while the one before is loaded; then gathers statistics. */
export async function fillCases(client: pg.Client, ground: Ground, count: number): Promise<void> {
  const random = seeded(count);
  const receipt = JSON.stringify({ statement: prose(random, RECEIPT_CHARACTERS) });
  const hashWord = remembered(wordHasher(ground.keyring));
  const load = new CopyLoader(CASE_TABLES);
  const references = new Set<string>();
  const bar = progress(`${count} cases`, count);
  const restoreIndexes = await withoutIndexes(client, CASE_TABLES.map(getTableName), (made, of) =>
    say(`indexes: ${made} of ${of}`),
  );
  let loading = Promise.resolve();
  for (let made = 0; made < count; ) {
    const until = Math.min(count, made + BATCH);
    for (; made < until; made++) {
      const plan = planCase(random, ground.now);
      const reference = freeReference(references, plan.receivedAt);
      putCase(load, { ...ground, random, receipt, hashWord }, plan, reference);
    }
    const batch = load.take();
    await loading;
    loading = batch(client);
    bar.at(made);
  }
  await loading;
  bar.done();
  await restoreIndexes();
}

function remembered<Value>(compute: (word: string) => Value): (word: string) => Value {
  const known = new Map<string, Value>();
  return (word) => {
    const found = known.get(word) ?? compute(word);
    known.set(word, found);
    return found;
  };
}

function freeReference(taken: Set<string>, receivedAt: Date): string {
  for (;;) {
    const reference = newReference("EX", receivedAt, randomBytes(4));
    if (taken.has(reference)) continue;
    taken.add(reference);
    return reference;
  }
}
