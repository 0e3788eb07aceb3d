import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import { ROLES } from "@/lib/domain/access/roles";
import { SYSTEM, setUpDesk, setupAnswers } from "@/lib/usecases/testing/team";
import { completeSetup } from "./complete";
import { issueSetupLink } from "./issue-link";

const db = testDatabase();
const now = new Date("2026-11-20T14:02:00Z");
const anonymous = { actor: ANONYMOUS, now };

const rows = async (sql: string) => (await db().owner.query(sql)).rows;
const tokenOf = (link: { path: string } | null) => link?.path.split("/").at(-1);

test("only the system issues a set-up link", async () => {
  await expect(issueSetupLink(anonymous, {})).rejects.toMatchObject({ code: "unauthenticated" });
});

test("wrong answers are named field by field and leave the link alive and nothing behind", async () => {
  const token = tokenOf(await issueSetupLink({ actor: SYSTEM, now }, {}));
  const wrong = {
    ...setupAnswers,
    token,
    referencePrefix: "TOO-LONG",
    timeZone: "Mars/Olympus",
    password: "short",
  };
  await expect(completeSetup(anonymous, wrong)).rejects.toMatchObject({
    code: "invalid",
    details: {
      fields: [{ field: "referencePrefix" }, { field: "timeZone" }, { field: "password" }],
    },
  });
  expect(await rows("select 1 from people union all select 1 from settings")).toEqual([]);
});

test("a later start replaces the link; the replaced one opens nothing", async () => {
  const old = tokenOf(await issueSetupLink({ actor: SYSTEM, now }, {}));
  await issueSetupLink({ actor: SYSTEM, now }, {});
  await expect(completeSetup(anonymous, { ...setupAnswers, token: old })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("an expired link opens nothing", async () => {
  const token = tokenOf(await issueSetupLink({ actor: SYSTEM, now }, {}));
  const later = new Date(now.getTime() + 8 * 24 * 3600_000);
  const late = completeSetup({ actor: ANONYMOUS, now: later }, { ...setupAnswers, token });
  await expect(late).rejects.toMatchObject({ code: "not_found" });
});

test("two browsers finishing at once make one administrator; then the link is dead and none is issued again", async () => {
  const token = tokenOf(await issueSetupLink({ actor: SYSTEM, now }, {}));
  const both = await Promise.allSettled([
    completeSetup(anonymous, { ...setupAnswers, token }),
    completeSetup(anonymous, { ...setupAnswers, token, email: "eve@example.org" }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await rows("select count(*)::int as n from people")).toEqual([{ n: 1 }]);
  await expect(completeSetup(anonymous, { ...setupAnswers, token })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await issueSetupLink({ actor: SYSTEM, now }, {})).toBeNull();
  await expect(setUpDesk(now)).rejects.toThrow();
});

test("it wrote settings, a policy version, a product, an administrator with every role, and both audit chains", async () => {
  const [settings] = await rows("select * from settings");
  expect(settings).toMatchObject({ organisation_name: "Example Project", reference_prefix: "EX" });
  const [policy] = await rows("select number, current, data from policy_versions");
  expect(policy).toMatchObject({
    number: 1,
    current: true,
    data: {
      calendar: { timeZone: "Europe/Paris" },
      contacts: [{ label: "security@example.org", href: "mailto:security@example.org" }],
    },
  });
  expect(await rows("select name from product_branches order by name")).toEqual([
    { name: "1.0" },
    { name: "2.0" },
  ]);
  expect((await rows("select role from person_roles")).map(({ role }) => role).sort()).toEqual(
    [...ROLES].sort(),
  );
  const actions = await rows("select chain_kind, action from events where action like '%.c%' order by 1, 2");
  expect(actions).toEqual([
    { chain_kind: "instance", action: "setup.completed" },
    { chain_kind: "person", action: "person.created" },
  ]);
});

test("neither address, token nor password can be found in the database", async () => {
  const dump = JSON.stringify([
    await rows("select * from people"),
    await rows("select * from person_secrets"),
    await rows("select * from links"),
    await rows("select data from events"),
  ]);
  for (const canary of ["ada@example.org", setupAnswers.password]) {
    expect(dump).not.toContain(canary);
    expect(dump).not.toContain(JSON.stringify(Buffer.from(canary)).slice(1, -1));
  }
  const [secret] = await rows("select password_hash from person_secrets");
  expect(secret?.password_hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
});
