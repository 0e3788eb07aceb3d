import { beforeAll, expect, test } from "vitest";
import type { MadeCase, MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import { untilWaiting } from "@/db/testing/waiting";
import { disablePerson } from "@/lib/usecases/people/disable";
import { assignCase } from "./assign";
import { restrictCase } from "./restrict";
import { type Desk, NOW, openDesk, RECEIVED, snapshot } from "./testing/desk";

const db = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(db());
});

const as = ({ actor }: MadePerson) => ({ actor, now: NOW });
const newCoordinator = () => desk.make.makePerson(["coordinator"], { steppedUpAt: NOW });
const disable = ({ id }: MadePerson) => disablePerson(as(desk.people.admin), { personId: id });
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error) => error.code,
  );

async function keepers({ id }: MadeCase): Promise<number> {
  const { rows } = await db().owner.query(
    `select from participants p join people k on k.id = p.person_id and k.disabled_at is null
     where p.case_id = $1 and p.removed_at is null and exists (
       select from person_roles r where r.person_id = k.id and r.role in ('coordinator', 'triager'))`,
    [id],
  );
  return rows.length;
}

/** While `statement` holds its rows, does `first` until it waits for them, then `second` until it waits too or is through. */
async function atOnce(
  [statement, id]: [string, string],
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<string[]> {
  const client = await db().owner.connect();
  await client.query("begin");
  await client.query(statement, [id]);
  const one = outcome(first());
  await untilWaiting(db().owner, 1);
  let through = false;
  const two = outcome(second()).finally(() => {
    through = true;
  });
  await untilWaiting(db().owner, 2, () => through);
  await client.query("commit");
  client.release();
  return Promise.all([one, two]);
}

test("a case is handed to a developer while the other one who keeps it is disabled: somebody keeps it", async () => {
  const [leaver, disabled] = [await newCoordinator(), await newCoordinator()];
  const made = await desk.make.makeCase({ receivedAt: RECEIVED, restricted: true, assigneeId: leaver.id });
  await desk.make.join(made, disabled.id, "coordinator", RECEIVED);
  const ends = await atOnce(
    ["select from participants where case_id = $1 and kind = 'assignee' for update", made.id],
    () => assignCase(as(leaver), { caseId: made.id, personId: desk.people.developer.id }),
    () => disable(disabled),
  );
  expect(ends).toEqual(["done", "done"]);
  expect(await keepers(made)).toBe(1);
});

test("a case is restricted by somebody who is disabled meanwhile: somebody keeps it", async () => {
  const leaver = await newCoordinator();
  const made = await desk.make.makeCase({ receivedAt: RECEIVED });
  const ends = await atOnce(
    ["select from cases where id = $1 for update", made.id],
    () => restrictCase(as(leaver), { caseId: made.id, restricted: "yes" }),
    () => disable(leaver),
  );
  expect(ends).toEqual(["done", "done"]);
  expect(await keepers(made)).toBe(1);
});

test("who was disabled before their request came through restricts no case", async () => {
  const leaver = await newCoordinator();
  const made = await desk.make.makeCase({ receivedAt: RECEIVED });
  await disable(leaver);
  const before = await snapshot(db(), made.id);
  expect(await outcome(restrictCase(as(leaver), { caseId: made.id, restricted: "yes" }))).toBe("conflict");
  expect(await snapshot(db(), made.id)).toEqual(before);
});

test("who is disabled hands over one case after the other by id, and what names them waits for nothing", async () => {
  const leaver = await newCoordinator();
  const made: string[] = [];
  for (let n = 0; n < 8; n++)
    made.push(
      (await desk.make.makeCase({ receivedAt: RECEIVED, restricted: true, assigneeId: leaver.id })).id,
    );
  const [first, ...others] = made.sort();
  const client = await db().owner.connect();
  await client.query("begin");
  await client.query("select from cases where id = $1 for no key update", [first]);
  const disabling = outcome(disable(leaver));
  await untilWaiting(db().owner, 1);
  // As linking takes the next cases, and as a message of the person names its author.
  const takenToo = [
    await outcome(
      db().owner.query("select from cases where id = any ($1) for no key update nowait", [others]),
    ),
    await outcome(db().owner.query("select from people where id = $1 for key share nowait", [leaver.id])),
  ];
  await client.query("commit");
  client.release();
  expect([...takenToo, await disabling]).toEqual(["done", "done", "done"]);
});
