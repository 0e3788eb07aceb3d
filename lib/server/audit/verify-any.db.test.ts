import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/domain/access/actor";
import { inTransaction } from "@/lib/server/transaction";
import { appendEvents, personChain } from "./append";
import { verifyAudit } from "./verify";

const db = testDatabase();
const system: Actor = { type: "system", task: "test" };
const start = Date.parse("2026-11-20T14:00:00.123Z");

type Spec = { action: string; data: Record<string, string | number | null>; sealed: Uint8Array | null };

async function writeChain(specs: readonly Spec[]): Promise<string> {
  const id = randomUUID();
  for (const [index, { action, data, sealed }] of specs.entries())
    await inTransaction(db().pool, system, "read write", (tx) =>
      appendEvents(tx, system, new Date(start + index * 1_001), [
        { chain: personChain(id), action, data, sealed: sealed ? Buffer.from(sealed) : undefined },
      ]),
    );
  return id;
}

async function faultsOf(id: string): Promise<{ seq: number; what: string }[]> {
  const client = await db().owner.connect();
  try {
    const { problems } = await verifyAudit(client);
    return problems.filter(({ chain }) => chain === `person ${id}`).map(({ seq, what }) => ({ seq, what }));
  } finally {
    client.release();
  }
}

// PostgreSQL's text and jsonb take every character but NUL.
const text = fc.string({ unit: "grapheme", maxLength: 20 }).filter((value) => !value.includes("\0"));
const spec: fc.Arbitrary<Spec> = fc.record({
  action: text,
  data: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.constant(null)), { maxKeys: 3 }),
  sealed: fc.option(fc.uint8Array({ maxLength: 40 })),
});

test("chains of any content verify, and any edit, removal or swap is found where it was made", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(spec, { minLength: 2, maxLength: 6 }),
      fc.nat(),
      fc.constantFrom("action", "at", "data", "actor_id", "audience", "removed", "swapped"),
      async (specs, pick, how) => {
        const id = await writeChain(specs);
        expect(await faultsOf(id)).toEqual([]);
        const seq = 1 + (pick % (specs.length - 1));
        const row = `where chain_id = '${id}' and seq = ${seq}`;
        const sql = {
          action: `update events set action = action || 'x' ${row}`,
          at: `update events set at = at + interval '1 millisecond' ${row}`,
          data: `update events set data = data || '{"forged": true}' ${row}`,
          actor_id: `update events set actor_id = gen_random_uuid() ${row}`,
          audience: `update events set audience = case audience when 'team' then 'reporter' else 'team' end ${row}`,
          removed: `delete from events ${row}`,
          swapped: `update events set seq = -seq where chain_id = '${id}' and seq in (${seq}, ${seq + 1});
            update events set seq = ${2 * seq + 1} + seq where chain_id = '${id}' and seq < 0`,
        }[how];
        await db().owner.query(sql);
        const faults = await faultsOf(id);
        expect(faults).toHaveLength(1);
        expect(faults[0]).toMatchObject(
          how === "removed"
            ? { what: `row ${seq} is missing` }
            : {
                seq,
                what: how === "swapped" ? "it does not follow the row before it" : "its content was changed",
              },
        );
      },
    ),
    { numRuns: 40 },
  );
});
