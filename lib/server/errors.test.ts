import { expect, test, vi } from "vitest";
import { AppError, conflict } from "./errors";
import { answer } from "./route";

test("an error of another copy of the module is known as one of ours, and nothing else is", async () => {
  vi.resetModules();
  const other = await import("./errors");
  expect(other.AppError).not.toBe(AppError);
  expect(other.conflict("Somebody was first.")).toBeInstanceOf(AppError);
  expect(conflict("Somebody was first.")).toBeInstanceOf(other.AppError);
  for (const value of [
    new Error("conflict"),
    { code: "conflict", name: "AppError" },
    null,
    undefined,
    "conflict",
  ])
    expect(value instanceof AppError).toBe(false);
});

test("what the API refuses keeps its status and its time to wait, whichever copy refused it", async () => {
  vi.resetModules();
  const other = await import("./errors");
  const refused = await answer(async () => {
    throw new other.AppError("busy", "Try again in a moment.", { retryAfterSeconds: 5 });
  });
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("5");
  expect(await refused.json()).toEqual({ error: { code: "busy", message: "Try again in a moment." } });
});
