import { expect, test } from "vitest";
import { CASE_EVENT_NAMES } from "@/lib/domain/case/follow-ups";
import { changesBetween } from "./change";
import { auditWords, changesOf, fieldWords } from "./words";

const sources = import.meta.glob<string>(["/lib/usecases/**/*.ts", "!/lib/usecases/**/*.test.ts"], {
  eager: true,
  query: "?raw",
  import: "default",
});

/** Every act that is written to the chain of a person or of the installation. */
function writtenActions(): string[] {
  const written =
    /(?:(?:INSTANCE_CHAIN|personChain\([^)]*\)|\bchain),\s*action: |\btold\()"([a-z_]+\.[a-z_]+)"/g;
  const found = Object.values(sources).flatMap((text) =>
    [...text.matchAll(written)].map(([, action]) => action ?? ""),
  );
  return [...new Set(found)].sort();
}

test("every act of people and of the installation has words", () => {
  const actions = writtenActions();
  expect(actions.length).toBeGreaterThan(30);
  expect(actions.filter((action) => auditWords(action, {}) === null)).toEqual([]);
});

test("every act on a case has words, those too that the timeline shows otherwise", () => {
  expect(CASE_EVENT_NAMES.filter((action) => auditWords(action, {}) === null)).toEqual([]);
  expect(auditWords("case.accept", { to: "accepted" })).toBe("accepted the report, now “Accepted”");
  expect(auditWords("note.added", {})).toBe("wrote a note");
});

test("words say in which roles, how somebody signed in, and which version", () => {
  expect(auditWords("person.invited", { roles: ["triager", "auditor"] })).toBe(
    "invited somebody as triager, auditor",
  );
  expect(auditWords("session.opened", { method: "totp" })).toBe("signed in with a password and the app");
  expect(auditWords("policy.published", { number: 4 })).toBe("published version 4 of the policy");
  expect(auditWords("person.created", { roles: "<script>" })).toBe("came in as nobody in particular");
  expect(auditWords("something.new", {})).toBeNull();
});

test("changes are the fields that differ, and only what looks like one is shown as one", () => {
  expect(changesBetween({ a: "1", b: "2" }, { a: "1", b: "3", c: "4" })).toEqual([
    { field: "b", before: "2", after: "3" },
    { field: "c", before: "", after: "4" },
  ]);
  const real = { field: "files", before: "10", after: "5" };
  expect(changesOf({ changes: [real, { field: "x" }, null, "text", { ...real, before: 1 }] })).toEqual([
    real,
  ]);
  expect(changesOf({ changes: "many" })).toEqual([]);
  expect(fieldWords("files")).toBe("Files of one message");
  expect(fieldWords("rate.track")).toBe("Wrong receipt codes");
  expect(fieldWords("safeHarbourText")).toBe("Safe harbour");
});
