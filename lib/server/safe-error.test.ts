import { Writable } from "node:stream";
import pino from "pino";
import { afterEach, expect, test, vi } from "vitest";
import { LOG_OPTIONS } from "./log";
import { quietConsole } from "./quiet-console";
import { describeError } from "./safe-error";

const CANARY = "canary-q7w2";

/** As drizzle and pg throw them: the statement, its parameters and the row, all in words. */
function failedQuery(): Error {
  const cause = Object.assign(new Error(`duplicate key: ${CANARY}`), {
    name: "DatabaseError",
    code: "23505",
    constraint: "people_email_hash_unique",
    table: "people",
    detail: `Key (title)=(${CANARY}) already exists.`,
    where: CANARY,
  });
  return new Error(`Failed query: select $1\nparams: ${CANARY}\n    at ${CANARY} (/fake.ts:1:1)`, { cause });
}

function logOf(write: (log: pino.Logger) => void): string {
  let text = "";
  const log = pino(
    LOG_OPTIONS,
    new Writable({
      write(chunk, _encoding, done) {
        text += String(chunk);
        done();
      },
    }),
  );
  write(log);
  return text;
}

test("an error is logged with its kind, its codes and its place, and without a word of its message", () => {
  const text = logOf((log) => log.error({ err: failedQuery() }, "unexpected error"));
  expect(text).not.toContain("canary");
  expect(JSON.parse(text)).toMatchObject({
    level: "error",
    err: {
      type: "Error",
      cause: {
        type: "DatabaseError",
        code: "23505",
        constraint: "people_email_hash_unique",
        table: "people",
      },
    },
  });
  expect(JSON.parse(text).err.stack[0]).toMatch(/^at failedQuery .*safe-error\.test\.ts/);
});

test("names and codes that are not names and codes are left out, and a chain of causes ends", () => {
  const error: Error & { code?: unknown } = new Error("x");
  error.name = `Not a name: ${CANARY}`;
  error.code = `${CANARY} with words`;
  error.cause = error;
  const facts = JSON.stringify(describeError(error));
  expect(facts).not.toContain("canary");
  expect(facts.match(/"type"/g)?.length).toBe(5);
  expect(describeError(CANARY)).toEqual({ type: "string" });
  // Somebody changed the message after the stack was taken: which lines are frames cannot be told any more.
  const changed = new Error(`a\n    at ${CANARY}`);
  changed.message = "b with more words than stand in the stack";
  expect(JSON.stringify(describeError(changed))).not.toContain("canary");
});

afterEach(() => vi.unstubAllGlobals());

test("what the framework prints becomes kind, place and digest", () => {
  vi.stubGlobal("console", { ...console });
  const text = logOf((log) => {
    quietConsole(log);
    console.error("⨯", Object.assign(failedQuery(), { digest: "3141592653" }), { digest: "3141592653" });
    console.error(`Failed to find Server Action "${CANARY}"`);
    console.warn("%s", CANARY);
  });
  expect(text).not.toContain("canary");
  const [failure, words] = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(failure).toMatchObject({ level: "error", err: { type: "Error", digest: "3141592653" } });
  expect(words).toMatchObject({ level: "error", by: expect.stringContaining("safe-error.test.ts") });
});
