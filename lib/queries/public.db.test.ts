import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { addPerson } from "@/db/testing/cast";
import { testDatabase } from "@/db/testing/database";
import { setUpInstance } from "@/db/testing/instance";
import { acceptedCase, advisoryVersion, caseReadyToPublish, type Sent } from "@/db/testing/journey";
import { ANONYMOUS, type PersonActor } from "@/lib/domain/access/actor";
import { read } from "@/lib/server/read";
import { approveAdvisory } from "@/lib/usecases/advisories/approve";
import { publishAdvisory } from "@/lib/usecases/advisories/publish";
import { schedulePublication, unschedulePublication, withholdCase } from "@/lib/usecases/cases/moves";
import { answerCredit } from "@/lib/usecases/credits/answer";
import { offerCredit } from "@/lib/usecases/credits/offer";
import { publicAdvisories, publicAdvisory } from "./advisories";
import { hallOfFame } from "./thanks";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const people: Partial<Record<"triager" | "coordinator" | "publisher", PersonActor>> = {};
const CANARY = "canary-9917";

beforeAll(async () => {
  await setUpInstance(db().owner);
  for (const role of ["triager", "coordinator", "publisher"] as const)
    people[role] = await addPerson(db(), { roles: [role], now });
});

function person(role: keyof typeof people): PersonActor {
  const found = people[role];
  if (!found) throw new Error(`${role} is made in beforeAll`);
  return found;
}

/** Everything that the public queries give out, as one text. */
async function allPublic(reference: string): Promise<string> {
  return JSON.stringify([
    await publicAdvisories({}),
    await publicAdvisories({ severity: "critical", product: "Example Server" }),
    await publicAdvisory(reference),
    await hallOfFame(),
    await hallOfFame(2026),
  ]);
}

type Step = "offer" | "accept" | "approve" | "schedule" | "unschedule" | "publish" | "withhold";

/** One act on the case; what the state of the case does not allow is refused and changes nothing. */
async function take(step: Step, { caseId, actor }: Sent): Promise<void> {
  const seen = await advisoryVersion(caseId);
  const [credit] = (await db().owner.query("select id from credits where case_id = $1", [caseId])).rows;
  const acts: Record<Step, () => Promise<unknown>> = {
    offer: () =>
      offerCredit(
        { actor: person("triager"), now },
        { caseId, participantId: actor.participantId, type: "finder", naming: "name", name: CANARY },
      ),
    accept: () => answerCredit({ actor, now }, { caseId, creditId: credit?.id, answer: "as_shown" }),
    approve: () => approveAdvisory({ actor: person("publisher"), now }, { caseId, seen }),
    schedule: () => schedulePublication({ actor: person("coordinator"), now }, { caseId }),
    unschedule: () =>
      unschedulePublication({ actor: person("coordinator"), now }, { caseId, reason: "Wait." }),
    publish: () => publishAdvisory({ actor: person("publisher"), now }, { caseId, seen }),
    withhold: () =>
      withholdCase({ actor: person("coordinator"), now }, { caseId, reason: "No.", message: "We keep it." }),
  };
  await acts[step]().catch((error: { code?: string }) => {
    if (!["conflict", "invalid", "not_found"].includes(error.code ?? "")) throw error;
  });
}

const step = fc.constantFrom<Step>(
  "offer",
  "accept",
  "approve",
  "schedule",
  "unschedule",
  "publish",
  "withhold",
);

test("whatever is done with a case, the public sees its advisory only published and its names only then or closed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const sent = await caseReadyToPublish(
        { triager: person("triager"), coordinator: person("coordinator") },
        now,
      );
      await db().owner.query("update credits set public_name = null, thanked_year = null");
      for (const taken of steps) {
        await take(taken, sent);
        const { rows } = await db().owner.query("select state, is_public from cases where id = $1", [
          sent.caseId,
        ]);
        const shown = await allPublic(sent.reference);
        expect(shown.includes(sent.reference), `${steps} at ${taken}`).toBe(rows[0].is_public);
        if (!rows[0].is_public && rows[0].state !== "closed") expect(shown).not.toContain(CANARY);
      }
    }),
    { numRuns: 12 },
  );
});

test("nobody signed in reads no row of an unpublished case in any table", async () => {
  const sent = await acceptedCase(person("triager"), now);
  await take("offer", sent);
  const { rows: tables } = await db().owner.query<{ table_name: string; column_name: string }>(
    `select table_name, column_name from information_schema.columns
     where table_schema = 'public' and (column_name = 'case_id' or (table_name = 'cases' and column_name = 'id')
       or (table_name in ('events', 'chain_heads') and column_name = 'chain_id'))`,
  );
  expect(tables.length).toBeGreaterThan(15);
  for (const { table_name, column_name } of tables) {
    const { rows } = await read(ANONYMOUS, ({ tx }) =>
      tx.execute(`select count(*)::int as n from ${table_name} where ${column_name} = '${sent.caseId}'`),
    );
    expect(rows, table_name).toEqual([{ n: 0 }]);
  }
});
