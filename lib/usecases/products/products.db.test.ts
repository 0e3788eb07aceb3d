import { beforeAll, expect, test } from "vitest";
import { Factories, type MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import { productRegister } from "@/lib/queries/products";
import type { AppError } from "@/lib/server/errors";
import { changeProduct, setBranch } from "./change";
import { registerNamedProduct } from "./register";
import { setRequirements } from "./requirements";

const NOW = new Date("2026-11-20T14:00:00Z");
const db = testDatabase();
let make: Factories;
let admin: MadePerson;
let triager: MadePerson;
beforeAll(async () => {
  make = new Factories(db());
  await make.makeOrganisation();
  admin = await make.makePerson(["admin"]);
  triager = await make.makePerson(["triager", "coordinator"]);
});

const asAdmin = () => ({ actor: admin.actor, now: NOW });
const named = async (name: string) =>
  (await productRegister(triager.actor)).find((product) => product.name === name);
const code = (work: Promise<unknown>) =>
  work.then(
    () => "allowed",
    (error: AppError) => error.code,
  );

async function acts(): Promise<string[]> {
  const { rows } = await db().owner.query(
    "select action from events where chain_kind = 'instance' order by seq",
  );
  return rows.map((row) => row.action);
}

test("an administrator registers, renames and retires a product; each act is on the record", async () => {
  const before = (await acts()).length;
  const { productId } = await registerNamedProduct(asAdmin(), { name: " Server " });
  await changeProduct(asAdmin(), { productId, version: 1, name: "Example Server", archived: "yes" });
  expect(await named("Example Server")).toMatchObject({ id: productId, archived: true });
  await changeProduct(asAdmin(), { productId, version: 2, name: "Example Server", archived: "no" });
  expect(await named("Example Server")).toMatchObject({ archived: false });
  expect((await acts()).slice(before)).toEqual(["product.registered", "product.changed", "product.changed"]);
});

test("a branch is added, and changed by giving its name again", async () => {
  const { id: productId } = await make.makeProduct("Agent");
  await setBranch(asAdmin(), { productId, seen: 1, name: "2.8", support: "active" });
  await setBranch(asAdmin(), {
    productId,
    seen: 2,
    name: "2.8",
    support: "extended",
    supportedUntil: "2027-03-31",
  });
  expect((await named("Agent"))?.branches).toMatchObject([
    { name: "2.8", support: "extended", supportedUntil: new Date("2027-03-31") },
  ]);
});

test("how much a product matters is set axis by axis, and can be unsaid", async () => {
  const { id: productId } = await make.makeProduct("Vault");
  const before = (await acts()).length;
  await setRequirements(asAdmin(), {
    productId,
    version: 1,
    confidentiality: "high",
    integrity: "",
    availability: "low",
  });
  expect((await named("Vault"))?.requirements).toEqual({
    confidentiality: "high",
    integrity: null,
    availability: "low",
  });
  await setRequirements(asAdmin(), {
    productId,
    version: 2,
    confidentiality: "",
    integrity: "",
    availability: "",
  });
  expect((await named("Vault"))?.requirements.confidentiality).toBeNull();
  expect((await acts()).slice(before)).toEqual(["product.requirements_set", "product.requirements_set"]);
  expect(
    await code(
      setRequirements(asAdmin(), {
        productId,
        version: 3,
        confidentiality: "huge",
        integrity: "",
        availability: "",
      }),
    ),
  ).toBe("invalid");
});

test("nobody but an administrator changes the register, and nothing of a refused change stays", async () => {
  const { id: productId } = await make.makeProduct("Hooks");
  const before = await acts();
  const by = { actor: triager.actor, now: NOW };
  for (const refused of [
    registerNamedProduct(by, { name: "Mine" }),
    changeProduct(by, { productId, version: 1, name: "Mine", archived: "no" }),
    setBranch(by, { productId, seen: 1, name: "1.0", support: "active" }),
    setRequirements(by, { productId, version: 1, confidentiality: "high", integrity: "", availability: "" }),
  ])
    expect(await code(refused)).toBe("forbidden");
  expect(
    await code(changeProduct(asAdmin(), { productId: admin.id, version: 1, name: "X", archived: "no" })),
  ).toBe("not_found");
  expect(await named("Hooks")).toMatchObject({ branches: [] });
  expect(await named("Mine")).toBeUndefined();
  expect(await acts()).toEqual(before);
});

test("a name that is taken is refused by its field", async () => {
  await make.makeProduct("Taken");
  const { id: productId } = await make.makeProduct("Other");
  expect(await code(registerNamedProduct(asAdmin(), { name: "Taken" }))).toBe("invalid");
  expect(await code(changeProduct(asAdmin(), { productId, version: 1, name: "Taken", archived: "no" }))).toBe(
    "invalid",
  );
  expect(await named("Other")).toBeDefined();
});

test("a name that two products get at once goes to one, and is refused to the other by its field", async () => {
  const ids = await Promise.all(["First", "Second"].map(async (name) => (await make.makeProduct(name)).id));
  const both = await Promise.allSettled([
    ...ids.map((productId) =>
      changeProduct(asAdmin(), { productId, version: 1, name: "Wanted", archived: "no" }),
    ),
    registerNamedProduct(asAdmin(), { name: "Wanted" }),
  ]);
  const refused = both.filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(2);
  for (const one of refused)
    expect(one).toMatchObject({ reason: { code: "invalid", details: { fields: [{ field: "name" }] } } });
});

test("what somebody else changed meanwhile is never written over, whichever part of the product it was", async () => {
  const { id: productId } = await make.makeProduct("Shared");
  const changes = {
    name: (version: number) =>
      changeProduct(asAdmin(), { productId, version, name: "Shared", archived: "yes" }),
    branch: (seen: number) => setBranch(asAdmin(), { productId, seen, name: "1.0", support: "active" }),
    requirements: (version: number) =>
      setRequirements(asAdmin(), {
        productId,
        version,
        confidentiality: "high",
        integrity: "",
        availability: "",
      }),
  };
  let version = 1;
  for (const first of Object.values(changes)) {
    await first(version);
    for (const late of Object.values(changes)) expect(await code(late(version))).toBe("conflict");
    version += 1;
  }
  expect(await named("Shared")).toMatchObject({
    version: 4,
    archived: true,
    branches: [{ name: "1.0" }],
    requirements: { confidentiality: "high", integrity: null },
  });
  const both = await Promise.allSettled([changes.name(4), changes.branch(4)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a change whose audit row cannot be written is taken back", async () => {
  const { id: productId } = await make.makeProduct("Rollback");
  await db().owner.query("alter table events add constraint refuse_all check (false) not valid");
  try {
    await expect(
      changeProduct(asAdmin(), { productId, version: 1, name: "Renamed", archived: "no" }),
    ).rejects.toThrow();
    await expect(
      setBranch(asAdmin(), { productId, seen: 1, name: "1.0", support: "active" }),
    ).rejects.toThrow();
    await expect(
      setRequirements(asAdmin(), {
        productId,
        version: 1,
        confidentiality: "high",
        integrity: "",
        availability: "",
      }),
    ).rejects.toThrow();
  } finally {
    await db().owner.query("alter table events drop constraint refuse_all");
  }
  expect(await named("Rollback")).toMatchObject({ branches: [], requirements: { confidentiality: null } });
  expect(await named("Renamed")).toBeUndefined();
});

test("a branch is supported until a year that somebody can mean", async () => {
  const { id: productId } = await make.makeProduct("Relay");
  const typed = { productId, seen: 1, name: "1.0", support: "active", supportedUntil: "0000-01-01" };
  await expect(setBranch(asAdmin(), typed)).rejects.toMatchObject({
    code: "invalid",
    details: { fields: [{ field: "supportedUntil", message: "Enter a year from 1970 to 9999." }] },
  });
});
