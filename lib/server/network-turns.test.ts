import { expect, test } from "vitest";
import { NetworkTurns } from "./network-turns";

/** Pieces of work that end when they are told to. */
function held() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<void>((resolve) => ends.set(name, resolve));
  };
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}

test("a network's work runs one piece after the other, and a newcomer goes before all that waits of it", async () => {
  const turns = new NetworkTurns({ atOnce: 2, waitingEach: 5, waiting: 9 });
  const { begun, work, end } = held();
  const flood = ["a1", "a2", "a3"].map((name) => turns.take("a", work(name)));
  const other = ["b1", "b2"].map((name) => turns.take("b", work(name)));
  const newcomer = turns.take("c", work("c1"));
  await Promise.resolve();
  expect(begun).toEqual(["a1", "b1"]);
  end("a1");
  await flood[0];
  expect(begun).toEqual(["a1", "b1", "c1"]);
  end("b1");
  await other[0];
  end("c1");
  await newcomer;
  expect(begun).toEqual(["a1", "b1", "c1", "a2", "b2"]);
  end("b2");
  await other[1];
  // One of its own is under way.
  expect(begun).toHaveLength(5);
  end("a2");
  await flood[1];
  end("a3");
  await flood[2];
});

test("of one network few wait, of all many, and nobody's place is taken by what was refused", async () => {
  const turns = new NetworkTurns({ atOnce: 1, waitingEach: 1, waiting: 2 });
  const { begun, work, end } = held();
  const first = turns.take("a", work("a1"));
  const second = turns.take("a", work("a2"));
  const full = { code: "too_many", details: { retryAfterSeconds: 5 } };
  await expect(turns.take("a", work("a3"))).rejects.toMatchObject(full);
  const other = turns.take("b", work("b1"));
  await expect(turns.take("c", work("c1"))).rejects.toMatchObject(full);
  end("a1");
  await first;
  end("b1");
  await other;
  end("a2");
  await second;
  expect(begun).toEqual(["a1", "b1", "a2"]);
});

test("work that fails hands its turn on", async () => {
  const turns = new NetworkTurns({ atOnce: 1, waitingEach: 1, waiting: 1 });
  const failing = turns.take("a", () => Promise.reject(new Error("no")));
  const next = turns.take("a", async () => "done");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("done");
});
