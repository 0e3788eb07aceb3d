import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { Listener, STUCK_MS } from "./listener";

const READER = { token: Buffer.from("token"), personId: randomUUID() };

function open(again = false) {
  const gone: Listener[] = [];
  const listener = new Listener(READER, again, (one) => gone.push(one));
  const reader = listener.stream.getReader();
  const next = async () => {
    const { value, done } = await reader.read();
    return done ? null : new TextDecoder().decode(value);
  };
  return { listener, reader, gone, next };
}

test("a reader is told what changed, and that a lost one should come back", async () => {
  const { listener, next } = open();
  expect(await next()).toMatch(/^id: 0\nretry: [23]\d{3}\n\n$/);
  const id = randomUUID();
  listener.tell([id]);
  expect(await next()).toBe(`event: changed\ndata: {"cases":["${id}"]}\n\n`);
});

test("who comes back after a break is told to fetch again first", async () => {
  const { next } = open(true);
  await next();
  expect(await next()).toBe("event: refresh\ndata: {}\n\n");
});

test("however slowly somebody reads, what waits for them stays small", async () => {
  const { listener, next } = open();
  for (let at = 0; at < 10_000; at++) listener.tell([randomUUID()]);
  await next();
  const told = [];
  listener.beat(0);
  for (let text = await next(); text !== ":\n\n"; text = await next()) told.push(text);
  expect(told.length).toBeLessThan(8);
  expect(told.at(-1)).toBe("event: refresh\ndata: {}\n\n");
});

test("a beat is heard when nothing else is to be told, and shows who stopped reading", async () => {
  const { listener, next } = open();
  await next();
  expect(listener.beat(0)).toBe(true);
  expect(await next()).toBe(":\n\n");
  // Nobody reads any more: a few frames fit, then beats wait.
  for (let at = 0; at < 10; at++) expect(listener.beat(1_000)).toBe(true);
  expect(listener.beat(1_000 + STUCK_MS)).toBe(false);
});

test("an end is said where coming back would not help, and the stream is over", async () => {
  const { listener, next, gone } = open();
  await next();
  listener.end("ended");
  listener.tell([randomUUID()]);
  expect([await next(), await next()]).toEqual(["event: ended\ndata: {}\n\n", null]);
  expect(gone).toEqual([listener]);
});

test("a reader that goes away is forgotten", async () => {
  const { listener, reader, gone } = open();
  await reader.cancel();
  expect(gone).toEqual([listener]);
  listener.tell([randomUUID()]);
  listener.end("ended");
});
