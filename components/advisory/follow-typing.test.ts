import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followTyping } from "./follow-typing";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A follower whose questions are answered one by one, by hand. */
function follow() {
  const open: { answer: (words: string) => void; fail: (error: Error) => void }[] = [];
  const seen: [string, boolean][] = [];
  const failures: unknown[] = [];
  const follower = followTyping<string>({
    ask: () => new Promise((answer, fail) => open.push({ answer, fail })),
    answered: (words, latest) => seen.push([words, latest]),
    failed: (error) => failures.push(error),
  });
  return { follower, open, seen, failures };
}

test("asks once, after a pause", async () => {
  const { follower, open, seen } = follow();
  for (let key = 0; key < 3; key++) {
    follower.typed();
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(open).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(100);
  expect(open).toHaveLength(1);
  open[0]?.answer("one");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen).toEqual([["one", true]]);
  expect(open).toHaveLength(1);
});

test("whoever never pauses is not left behind", async () => {
  const { follower, open } = follow();
  for (let ms = 0; ms < 1_500; ms += 100) {
    follower.typed();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(open).toHaveLength(1);
});

test("has one question open, says when its answer is old, and asks again", async () => {
  const { follower, open, seen } = follow();
  follower.typed();
  await vi.advanceTimersByTimeAsync(300);
  follower.typed();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(open).toHaveLength(1);
  open[0]?.answer("old");
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual([["old", false]]);
  await vi.advanceTimersByTimeAsync(300);
  open[1]?.answer("new");
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual([
    ["old", false],
    ["new", true],
  ]);
});

test("a failure is told, and what is typed next is asked about", async () => {
  const { follower, open, failures } = follow();
  follower.typed();
  await vi.advanceTimersByTimeAsync(300);
  open[0]?.fail(new Error("offline"));
  await vi.advanceTimersByTimeAsync(0);
  expect(failures).toHaveLength(1);
  follower.typed();
  await vi.advanceTimersByTimeAsync(300);
  expect(open).toHaveLength(2);
});

test("once stopped, it asks and tells nothing", async () => {
  const { follower, open, seen } = follow();
  follower.typed();
  await vi.advanceTimersByTimeAsync(300);
  follower.typed();
  follower.stop();
  open[0]?.answer("late");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen).toEqual([]);
  expect(open).toHaveLength(1);
});
