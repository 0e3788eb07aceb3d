import { expect, test } from "vitest";
import { AppError } from "./errors";
import { Turns } from "./turns";

/** Pieces of work that end when they are told to. */
function held() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}

test("one person's work waits its turn, and nobody else's waits for it", async () => {
  const turns = new Turns({ atOnce: 2, waiting: 5 });
  const { begun, work, end } = held();
  const all = ["a", "b", "c", "d"].map((name) => turns.take("mara", work(name)));
  const other = turns.take("jonas", work("x"));
  await Promise.resolve();
  expect(begun).toEqual(["a", "b", "x"]);
  end("b");
  await all[1];
  expect(begun).toEqual(["a", "b", "x", "c"]);
  for (const name of ["a", "c", "x"]) end(name);
  await Promise.all([all[0], all[2], other]);
  end("d");
  expect(await all[3]).toBe("d");
});

test("whoever waits longest is next, also before somebody who comes just then", async () => {
  const turns = new Turns({ atOnce: 1, waiting: 5 });
  const { begun, work, end } = held();
  const first = turns.take("mara", work("a"));
  const second = turns.take("mara", work("b"));
  end("a");
  await first;
  const third = turns.take("mara", work("c"));
  await Promise.resolve();
  expect(begun).toEqual(["a", "b"]);
  end("b");
  await second;
  end("c");
  await third;
  expect(begun).toEqual(["a", "b", "c"]);
});

test("beyond so many that wait, one is refused; work that fails gives its turn back", async () => {
  const turns = new Turns({ atOnce: 1, waiting: 1 });
  const { work, end } = held();
  const failing = turns.take("mara", () => Promise.reject(new Error("no")));
  const waiting = turns.take("mara", work("b"));
  await expect(turns.take("mara", work("c"))).rejects.toMatchObject({
    code: "too_many",
    details: { retryAfterSeconds: 5 },
  });
  await expect(failing).rejects.toThrow("no");
  end("b");
  expect(await waiting).toBe("b");
});

test("where a line is everybody's, who is refused hears the words of that line", async () => {
  const turns = new Turns({ atOnce: 1, waiting: 0 }, () => new AppError("busy", "Many keys are checked."));
  const { work, end } = held();
  const first = turns.take("of all", work("a"));
  await expect(turns.take("of all", work("b"))).rejects.toMatchObject({
    code: "busy",
    publicMessage: "Many keys are checked.",
  });
  end("a");
  await first;
});

test("what nobody waits for any more gives its place in the line away", async () => {
  const turns = new Turns({ atOnce: 1, waiting: 1 });
  const { begun, work, end } = held();
  const first = turns.take("mara", work("a"));
  const gone = new AbortController();
  const dropped = turns.take("mara", work("b"), { signal: gone.signal });
  gone.abort();
  await expect(dropped).rejects.toMatchObject({ code: "busy" });
  await expect(turns.take("mara", work("c"), { signal: gone.signal })).rejects.toMatchObject({
    code: "busy",
  });
  const next = turns.take("mara", work("d"));
  end("a");
  await first;
  end("d");
  expect(await next).toBe("d");
  expect(begun).toEqual(["a", "d"]);
});

test("work that has begun is not stopped when nobody waits for it any more", async () => {
  const turns = new Turns({ atOnce: 1, waiting: 1 });
  const { work, end } = held();
  const gone = new AbortController();
  const first = turns.take("mara", work("a"));
  const second = turns.take("mara", work("b"), { signal: gone.signal });
  end("a");
  await first;
  gone.abort();
  end("b");
  expect(await second).toBe("b");
});

test("a part of something that has begun waits also where the line is full", async () => {
  const turns = new Turns({ atOnce: 1, waiting: 0 });
  const { work, end } = held();
  const first = turns.take("mara", work("a"));
  const part = turns.take("mara", work("b"), { patient: true });
  end("a");
  await first;
  end("b");
  expect(await part).toBe("b");
});
