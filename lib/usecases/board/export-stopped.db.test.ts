import { text } from "node:stream/consumers";
import { beforeAll, expect, test, vi } from "vitest";
import { Factories, type MadePerson } from "@/db/factories";
import { testDatabase } from "@/db/testing/database";
import { boardAt } from "@/lib/queries/board/board";
import { exportFile } from "@/lib/queries/board/export-file";
import { indexCase } from "@/lib/usecases/search/index-case";
import { exportCases } from "./export";

// A desk of four cases on which looking for an exact phrase ends after two.
const caps = vi.hoisted(() => ({ candidates: 10_000, walk: 20_000, phrase: 2, phraseMs: 5_000 }));
vi.mock("@/lib/queries/board/words/caps", () => ({ WORD_CAPS: caps }));

const NOW = new Date("2026-11-20T14:00:00Z");
const db = testDatabase();
let make: Factories;
let jonas: MadePerson;
beforeAll(async () => {
  make = new Factories(db());
  await make.makeOrganisation();
  jonas = await make.makePerson(["coordinator"], { steppedUpAt: NOW });
  for (let at = 0; at < 4; at++) {
    const receivedAt = new Date(NOW.getTime() - at * 3_600_000);
    const severity = at < 2 ? "high" : "low";
    const made = await make.makeCase({ title: "Heap overflow here", severity, receivedAt });
    await indexCase({ actor: { type: "system", task: "test" }, now: NOW }, { caseId: made.id });
  }
});

const by = () => ({ actor: jonas.actor, now: NOW });
const exported = async () =>
  (await db().owner.query("select from events where action = 'cases.exported'")).rowCount;

test("a file that would not hold every case of an exact phrase is refused, and nothing is written down", async () => {
  const q = '"heap overflow"';
  expect((await boardAt(by(), { q })).stopped).toEqual({ by: "phrase", cases: 2 });
  for (const wanted of [q, `-${q}`])
    await expect(exportCases(by(), { format: "csv", q: wanted })).rejects.toMatchObject({
      code: "invalid",
      details: {
        fields: [{ field: "q", message: expect.stringMatching(/newest 2 cases .* Narrow the search\.$/) }],
      },
    });
  expect(await exported()).toBe(0);
  await expect(exportCases(by(), { format: "csv", q: `${q} severity:high` })).resolves.toBeDefined();
  expect(await exported()).toBe(1);
});

test("a file whose search stops being answered to its end breaks off instead of ending early", async () => {
  const allowed = await exportCases(by(), { format: "csv", q: '"heap overflow" severity:high' });
  caps.phrase = 1;
  try {
    await expect(text(exportFile(NOW, allowed, async () => jonas.actor))).rejects.toThrow(
      /answered to its end/,
    );
  } finally {
    caps.phrase = 2;
  }
});

test("a product renamed while the file is made takes no case out of it", async () => {
  const product = await make.makeProduct("Relay");
  await make.makeCase({ title: "In it", receivedAt: NOW, productId: product.id });
  const allowed = await exportCases(by(), { format: "json", q: "product:Relay" });
  await db().owner.query("update products set name = 'Repeater' where id = $1", [product.id]);
  const { cases } = JSON.parse(await text(exportFile(NOW, allowed, async () => jonas.actor)));
  expect(cases).toMatchObject([{ title: "In it", product: "Repeater" }]);
});
