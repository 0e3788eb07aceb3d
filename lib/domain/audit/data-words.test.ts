import { expect, test } from "vitest";
import { dataLines } from "./data-words";

const inWords = (data: Record<string, unknown>) =>
  dataLines(data).map(({ label, text }) => `${label}: ${text}`);

test("what an event holds is said in words, whatever its names in the code", () => {
  expect(
    inWords({ sessionsEnded: 2, on: true, reference_prefix: "EX", fields: ["files", "safeHarbourText"] }),
  ).toEqual([
    "Sessions ended: 2",
    "Switched on: yes",
    "Reference prefix: EX",
    "Fields: Files of one message, Safe harbour",
  ]);
  expect(inWords({ from: "new", to: "closed", outcome: "not_a_vulnerability", somethingNew: "a_b" })).toEqual(
    ["From: Received", "To: Closed", expect.stringMatching(/^Outcome: [^_]+$/), "Something new: a b"],
  );
});

test("what an event holds stands in the order it is read, whatever the order it is kept in", () => {
  expect(inWords({ to: "closed", by: "x", from: "new" }).map((line) => line.split(":")[0])).toEqual([
    "From",
    "To",
    "By",
  ]);
  const levels = { elevation: "none", integrity: "none", availability: "total", confidentiality: "none" };
  expect(inWords(levels).map((line) => line.split(":")[0])).toEqual([
    "Confidentiality",
    "Elevation",
    "Integrity",
    "Availability",
  ]);
});

test("an embargo that was moved says from when to when, in the zone of its policy", () => {
  const move = { embargoFrom: "2026-12-04T15:00:00.000Z", embargoTo: null, timeZone: "Europe/Berlin" };
  expect(inWords({ fields: ["embargoUntil"], ...move })).toEqual([
    "Fields: Embargo until",
    "Embargo from: 4 Dec 2026, 16:00 in Berlin (15:00 UTC)",
    "Embargo to: none",
  ]);
});

test("instants are told to the minute, in UTC", () => {
  expect(inWords({ hadSnooze: "2026-11-20T14:02:31.000Z" })).toEqual([
    "Snoozed before, until: 2026-11-20, 14:02 UTC",
  ]);
});

test("no name from the code is left as it is", () => {
  const names =
    "overallScore publicId vulnerabilityId branchId waitsFor clockId snake_case_name unheardOf".split(" ");
  for (const { label } of dataLines(Object.fromEntries(names.map((name) => [name, 1]))))
    expect(label).toMatch(/^[A-Z][^A-Z_]*$/);
});

test("ids and hashes are marked as such; nothing, empty lists and changes are left out", () => {
  const id = "5f4c1f34-6f0c-4f0e-9f6b-2f7f3c1d9a10";
  expect(dataLines({ personId: id, roles: [], by: null, changes: [{}], name: "Ada" })).toEqual([
    { label: "Person id", text: id, code: true },
    { label: "Name", text: "Ada", code: false },
  ]);
});

test("an id whose name is known is told by it, and what the reporter was told in plain words", () => {
  const id = "5f4c1f34-6f0c-4f0e-9f6b-2f7f3c1d9a10";
  expect(dataLines({ personId: id, telling: "words" }, new Map([[id, "Ada Admin"]]))).toEqual([
    { label: "Person", text: "Ada Admin", code: false },
    { label: "Told to the reporter", text: "in the team’s words", code: false },
  ]);
});
