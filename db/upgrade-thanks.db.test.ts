import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { CaseState, Outcome } from "@/lib/domain/case/states";
import { thanksPlace } from "@/lib/domain/credit/agreement";
import { databaseBefore } from "./testing/upgrade";

const CLOSED = new Date("2026-11-10T00:00:00Z");
const BEFORE = new Date("2026-11-09T00:00:00Z");
const AFTER = new Date("2026-11-11T00:00:00Z");

let owner: pg.Client;
let upgrade: () => Promise<void>;
beforeAll(async () => {
  ({ owner, upgrade } = await databaseBefore(inject("ownerUrl"), "_reopened_thanks"));
});
afterAll(() => owner?.end());

type Kept = {
  state: CaseState;
  outcome: Outcome | null;
  isPublic?: boolean;
  /** The name of the case that this one repeats, and of the one it repeats in the end. */
  repeats?: [string, string];
};

const duplicate = (of: string, last = of): Kept => ({
  state: "closed",
  outcome: "duplicate",
  repeats: [of, last],
});
const CASES: Readonly<Record<string, Kept>> = {
  published: { state: "published", outcome: null, isPublic: true },
  "public and closed": { state: "closed", outcome: "resolved", isPublic: true },
  "public and opened again": { state: "acknowledged", outcome: null, isPublic: true },
  "opened again": { state: "acknowledged", outcome: null },
  upstream: { state: "closed", outcome: "upstream" },
  "closed before outcomes": { state: "closed", outcome: null },
  spam: { state: "closed", outcome: "spam" },
  withdrawn: { state: "closed", outcome: "withdrawn" },
  unanswered: { state: "closed", outcome: "no_answer" },
  withheld: { state: "closed", outcome: "withheld" },
  "a duplicate of nothing known": { state: "closed", outcome: "duplicate" },
  "a duplicate of a published one": duplicate("published"),
  "a duplicate of a duplicate of it": duplicate("a duplicate of a published one", "published"),
  "a duplicate of one opened again": duplicate("opened again"),
  "a duplicate of a withheld one": duplicate("withheld"),
  "a duplicate of spam": duplicate("spam"),
};
const idOf = Object.fromEntries(Object.keys(CASES).map((name) => [name, randomUUID()]));

const rowOf = (name: string) => {
  const { state, outcome, isPublic = false } = CASES[name] ?? { state: "new", outcome: null };
  const closedAt = state === "closed" ? CLOSED : null;
  return { reference: name, state, outcome, isPublic, publishedAt: isPublic ? BEFORE : null, closedAt };
};

async function fill(): Promise<void> {
  const policy = randomUUID();
  await owner.query("insert into policy_versions (id, number, data, published_at) values ($1, 1, '{}', $2)", [
    policy,
    BEFORE,
  ]);
  for (const [name, { repeats }] of Object.entries(CASES)) {
    const { state, outcome, isPublic, publishedAt, closedAt } = rowOf(name);
    await owner.query(
      `insert into cases (id, reference, state, outcome, is_public, published_at, closed_at, duplicate_of, origin, title_sealed, policy_version_id, received_at, last_activity_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'form', 'x', $9, $10, $10)`,
      [
        idOf[name],
        name,
        state,
        outcome,
        isPublic,
        publishedAt,
        closedAt,
        repeats && idOf[repeats[0]],
        policy,
        BEFORE,
      ],
    );
    for (const offeredAt of [BEFORE, AFTER])
      await owner.query(
        `insert into credits (id, case_id, type, state, naming, name_sealed, offered_at, public_name, public_link, thanked_year, thanked_at, advisory_public_id)
         values (gen_random_uuid(), $1, 'finder', 'accepted', 'name', 'x', $2, 'Ada', 'https://ada.example.org', 2026, $3, $4)`,
        [idOf[name], offeredAt, CLOSED, isPublic ? name : null],
      );
  }
}

const EMPTY = {
  public_name: null,
  public_link: null,
  thanked_year: null,
  thanked_at: null,
  advisory_public_id: null,
};

test("an upgrade takes the names off that stand nowhere by today's rule, and touches no other", async () => {
  await fill();
  const read = async () =>
    (await owner.query("select c.*, k.reference as name from credits c join cases k on k.id = c.case_id"))
      .rows;
  const before = await read();
  await upgrade();
  const after = await read();
  const expected = before.map((credit) => {
    const last = CASES[credit.name]?.repeats?.[1];
    const place = thanksPlace(rowOf(credit.name), credit.offered_at, last ? rowOf(last) : null);
    return place === null ? { ...credit, ...EMPTY } : credit;
  });
  const byId = (rows: { id: string }[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(byId(after)).toEqual(byId(expected));
  const gone = after.filter(({ public_name }) => public_name === null).map(({ name }) => name);
  expect(gone.sort()).toEqual([
    ...["a duplicate of a withheld one", "a duplicate of nothing known", "a duplicate of nothing known"],
    ...["a duplicate of one opened again", "a duplicate of one opened again"],
    ...["a duplicate of spam", "a duplicate of spam", "opened again", "opened again", "spam", "spam"],
    ...["unanswered", "unanswered", "withdrawn", "withdrawn", "withheld"],
  ]);
});
