import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { sweepExpired } from "@/lib/usecases/maintenance/sweep";
import {
  actorNow,
  addMember,
  givePassword,
  type Member,
  PASSWORD,
  SYSTEM,
  setUpDesk,
  signInAs,
} from "@/lib/usecases/testing/team";
import { closeSession } from "./close-session";
import { confirmIdentity } from "./confirm";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

let admin: Member;
beforeAll(async () => {
  admin = await setUpDesk(now);
});

test("a session ends when idle too long, when too old, and when closed (check 21)", async () => {
  const idle = await signInAs(admin.email, now);
  expect(await actorNow(idle, after(479))).not.toBeNull();
  expect(await actorNow(idle, after(481))).toBeNull();
  await db().owner.query("update staff_sessions set last_seen_at = $1 where id = $2", [
    after(1435),
    idle.sessionId,
  ]);
  expect(await actorNow(idle, after(1439))).not.toBeNull();
  expect(await actorNow(idle, after(1441))).toBeNull();

  const closed = await signInAs(admin.email, now);
  await closeSession({ actor: closed.actor, now }, { sessionId: closed.sessionId });
  expect(await actorNow(closed, now)).toBeNull();
});

test("nobody closes a colleague's session by its id", async () => {
  const other = await addMember("otto@example.org", ["triager"], now);
  const attempt = closeSession({ actor: admin.actor, now }, { sessionId: other.sessionId });
  await expect(attempt).rejects.toMatchObject({ code: "not_found" });
  expect(await actorNow(other, now)).not.toBeNull();
});

test("a confirmation counts for ten minutes, for this session only", async () => {
  const here = await signInAs(admin.email, now);
  const there = await signInAs(admin.email, now);
  const input = { password: PASSWORD, sessionId: here.sessionId, client: "desk" };
  const wrong = confirmIdentity(
    { actor: here.actor, now: after(30) },
    { ...input, password: "not it, not at all" },
  );
  await expect(wrong).rejects.toMatchObject({ code: "invalid" });
  await confirmIdentity({ actor: here.actor, now: after(30) }, input);
  expect((await actorNow(here, after(30)))?.steppedUpAt).toEqual(after(30));
  expect((await actorNow(there, after(30)))?.steppedUpAt).toEqual(now);
});

test("dead links, tickets and sessions are swept a day later", async () => {
  await signInAs(admin.email, now);
  await givePassword(admin.email, PASSWORD, now);
  await sweepExpired({ actor: SYSTEM, now: after(3 * 24 * 60) }, {});
  const { rows } = await db().owner.query(
    "select (select count(*)::int from links where kind = 'sign_in_ticket') as tickets, (select count(*)::int from staff_sessions) as sessions",
  );
  expect(rows).toEqual([{ tickets: 0, sessions: 0 }]);
});
