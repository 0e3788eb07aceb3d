import { expect, test } from "vitest";
import type { CaseName } from "@/lib/domain/search/case-names";
import type { Command } from "./command";
import { deskCommands, referenceCommands, searchCommands } from "./desk-commands";
import { matchCommands } from "./match";

const nobody = async () => null;

const command = (label: string, more: Partial<Command> = {}): Command => ({
  id: label,
  group: "Filter",
  label,
  run: () => {},
  ...more,
});
const some = [
  command("Assign …", { group: "Chosen cases" }),
  command("Assign to René Lind", { group: "Chosen cases", rare: true }),
  command("Severity critical", { rare: true, words: "filter only" }),
  command("Severity high", { rare: true, words: "filter only" }),
  command("Settings", { group: "Go to" }),
];
const found = (typed: string) =>
  matchCommands(some, typed).flatMap(({ commands }) => commands.map(({ label }) => label));

test("without a text the rare ones wait, in the order of the groups", () => {
  expect(found("")).toEqual(["Assign …", "Settings"]);
  expect(found("  ")).toEqual(found(""));
});

test("every word has to fit, in any order, from its beginning or inside", () => {
  expect(found("sev hi")).toEqual(["Severity high"]);
  expect(found("high severity")).toEqual(["Severity high"]);
  expect(found("filter critical")).toEqual(["Severity critical"]);
  expect(found("tting")).toEqual(["Settings"]);
  expect(found("severity nobody")).toEqual([]);
});

test("marks on letters and one wrong letter do not matter", () => {
  expect(found("rene")).toEqual(["Assign to René Lind"]);
  expect(found("setings")).toEqual(["Settings"]);
  expect(found("RENÉ")).toEqual(["Assign to René Lind"]);
});

test("what begins like it stands before what holds it", () => {
  expect(found("s").slice(0, 3)).toEqual(["Settings", "Severity critical", "Severity high"]);
  expect(found("si")).toEqual(["Assign …", "Assign to René Lind"]);
  expect(matchCommands(some, "assign")[0]?.group).toBe("Chosen cases");
});

test("a case's reference leads to it, in whatever case it was typed", () => {
  const went: string[] = [];
  const [to, ...more] = referenceCommands(" ex-2026-7kqm2 ", {
    push: (href) => went.push(href),
    find: nobody,
  });
  expect([to?.label, more]).toEqual(["Case EX-2026-7KQM2", []]);
  to?.run();
  expect(went).toEqual(["/desk/cases/EX-2026-7KQM2"]);
  for (const typed of ["", "heap", "../EX-2026-7KQM2", "EX-2026-7KQM2/x"])
    expect(referenceCommands(typed, { push: () => {}, find: nobody })).toEqual([]);
});

test("what no command fits is searched for on the board, by those who have one", () => {
  const went: string[] = [];
  const hands = { push: (href: string) => went.push(href), find: nobody };
  const board = [{ href: "/desk/board", label: "Board" }];
  const [search, ...more] = searchCommands(" header smuggling ", board, hands);
  expect([search?.label, more]).toEqual(["Search the board for “header smuggling”", []]);
  search?.run();
  expect(went).toEqual(["/desk/board?q=header+smuggling"]);
  expect(searchCommands("header", [{ href: "/desk/audit", label: "Audit" }], hands)).toEqual([]);
  expect(searchCommands(" ", board, hands)).toEqual([]);
});

test("the end of a reference and a CVE ID open the case that is found, or else the search", async () => {
  const found: Record<string, string> = { GQHWD: "EX-2026-GQHWD", "CVE-2026-00042": "EX-2026-0M7J8" };
  const opened = async (typed: string) => {
    const went = Promise.withResolvers<string>();
    const find = async (name: CaseName) =>
      name.kind === "reference" ? null : (found[name.kind === "cve" ? name.cveId : name.code] ?? null);
    const hands = { push: went.resolve, find };
    const board = [{ href: "/desk/board", label: "Board" }];
    [...referenceCommands(typed, hands), ...searchCommands(typed, board, hands)][0]?.run();
    return went.promise;
  };
  expect(await opened("gqhwd")).toBe("/desk/cases/EX-2026-GQHWD");
  expect(await opened("cve-2026-00042")).toBe("/desk/cases/EX-2026-0M7J8");
  expect(await opened("0M7J9")).toBe("/desk/board?q=0M7J9");
});

test("the pages of the settings are found by their names and by other words, and wait until something is typed", () => {
  const places = [
    { href: "/desk/settings", label: "Settings" },
    { href: "/desk/labels", label: "Labels", words: "tags", within: "settings" },
    { href: "/desk/settings/replies", label: "Canned replies", words: "templates", within: "settings" },
  ];
  const commands = deskCommands(places, { push: () => {}, showHelp: () => {} });
  const offered = (typed: string) =>
    matchCommands(commands, typed).flatMap(({ commands: lines }) => lines.map(({ label }) => label));
  expect(offered("lab")).toEqual(["Labels"]);
  expect(offered("tags")).toEqual(["Labels"]);
  expect(offered("repl")).toEqual(["Canned replies"]);
  expect(offered("")).toContain("Settings");
  expect(offered("")).not.toContain("Labels");
});

test("the places of the desk are those this person may open", () => {
  const labels = (places: { href: string; label: string }[]) =>
    deskCommands(places, { push: () => {}, showHelp: () => {} }).map(({ label }) => label);
  expect(labels([{ href: "/desk/people", label: "People" }])).toEqual(["People", "Your account", "All keys"]);
  expect(labels([{ href: "/desk/board", label: "Board" }])).toContain("Saved views");
});
