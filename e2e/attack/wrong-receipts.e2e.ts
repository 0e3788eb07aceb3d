import { randomBytes } from "node:crypto";
import { RATE_LIMITS } from "@/lib/domain/rate-limits";
import { RECEIPT_CODE_BYTES, receiptCodeFromBytes } from "@/lib/domain/receipt-code";
import { readAnswer } from "../setup/answer";
import { startScene } from "../setup/desk";
import { askAs } from "../setup/everyone";
import type { Instance } from "../setup/instance";
import { forwardedFor, newNetwork } from "../setup/network";
import type { Scene } from "../setup/scene";
import { type Sent, Stranger } from "../setup/stranger";
import { BEHIND_PROXY, expect, test } from "../setup/test";
import { Work } from "../setup/work";

// security.md, checks 15 and 34. Limits are on; the proxy in front names a network for each guesser.
test.describe.configure({ mode: "default" });

const work = new Work();
let desk: Instance;
let scene: Scene;
let right: Sent;
/** Codes that open nothing, by what is wrong with them. */
let wrong: Record<string, () => string>;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  ({ desk, scene } = await startScene({ ...BEHIND_PROXY, ...work.environment }));
  right = await new Stranger(desk.url).report({ title: "Right", summary: "It opens." });
  const removed = await new Stranger(desk.url).report({ title: "Removed", summary: "No more." });
  const replaced = await new Stranger(desk.url).report({ title: "Replaced", summary: "Another code." });
  const participant = "case_id = (select id from cases where reference = $1)";
  await scene.owner.query(`update participants set removed_at = now() where ${participant}`, [
    removed.reference,
  ]);
  await scene.owner.query(`update participants set receipt_hash = $2 where ${participant}`, [
    replaced.reference,
    randomBytes(32),
  ]);
  wrong = {
    "of the right form": () => receiptCodeFromBytes(randomBytes(RECEIPT_CODE_BYTES)),
    "one letter off": () => right.code.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
    "of somebody removed": () => removed.code,
    "replaced by another": () => replaced.code,
    empty: () => "",
    short: () => "7KQM",
    long: () => `${right.code}0`,
    foreign: () => "'; select pg_sleep(9) --",
    emoji: () => "🂡".repeat(500),
  };
});
test.afterAll(() => desk.stop());

const guess = async (code: string, network = newNetwork()) =>
  readAnswer(await new Stranger(desk.url, forwardedFor(network)).track(code));

test("10,000 wrong codes get one answer until the limit, and one after it; the right one still opens", async () => {
  test.setTimeout(120_000);
  const kinds = Object.values(wrong);
  const perNetwork = 25;
  const seen = new Map<string, number>();
  const guessing = Array.from({ length: 8 }, async () => {
    for (let network = 0; network < 10_000 / perNetwork / 8; network++) {
      const from = newNetwork();
      for (let n = 0; n < perNetwork; n++) {
        const code = kinds[(network + n) % kinds.length]?.() ?? "";
        const answer = JSON.stringify(await guess(code, from));
        seen.set(answer, (seen.get(answer) ?? 0) + 1);
      }
    }
  });
  // Check 34: nobody else notices.
  const team = await askAs(desk, scene, "/desk/board", "triager");
  const reporter = await askAs(desk, scene, "/portal", "reporter");
  await Promise.all(guessing);
  expect([team.response.status, reporter.response.status]).toEqual([200, 200]);
  const answers = [...seen].map(([answer, times]) => ({ ...JSON.parse(answer), times }));
  const allowed = (10_000 / perNetwork) * RATE_LIMITS.track.tries;
  expect(answers).toEqual([
    expect.objectContaining({ status: 303, body: "", times: allowed }),
    expect.objectContaining({ status: 429, times: 10_000 - allowed }),
  ]);
  expect(answers[0].headers).toMatchObject({ location: "/track?wrong=1" });
  expect((await guess(right.code)).headers.location).toBe("/portal");
});

test("where the limit is reached, the right code gets the answer of a wrong one", async () => {
  const network = newNetwork();
  for (let n = 0; n < RATE_LIMITS.track.tries; n++) await guess("wrong", network);
  const refused = await guess("wrong", network);
  expect(refused.status).toBe(429);
  expect(await guess(right.code, network)).toEqual(refused);
});

test("whatever is wrong with a code, the server does the same for it, and names it nowhere", async () => {
  // The first request of a process loads what later ones find ready.
  await guess("warm");
  const seen = new Map<string, string[]>();
  for (const [kind, code] of Object.entries(wrong)) {
    const { work: lines, result } = await work.during(() => guess(code()));
    expect(result.headers.location, kind).toBe("/track?wrong=1");
    const done = lines.join("\n");
    seen.set(done, [...(seen.get(done) ?? []), kind]);
  }
  expect([...seen.values()]).toEqual([Object.keys(wrong)]);
  expect([...seen.keys()][0]).toContain("app.find_receipt");
});

test("the form tells no right code from a wrong one until the report is sent, and sending one is a counted try", async () => {
  const wrongCode = receiptCodeFromBytes(randomBytes(RECEIPT_CODE_BYTES));
  const filled = async (code: string, network: string) => {
    const stranger = new Stranger(desk.url, forwardedFor(network));
    await stranger.post("/report/start");
    const saved = await stranger.post("/report/save/what", { title: "Seen", summary: `I have (${code}).` });
    const looked = [await stranger.text("/report/check"), await stranger.text("/report/check?problems=code")];
    const shown = looked.map((page) => page.replaceAll(code, "CODE").replace(/nonce="[^"]*"/g, ""));
    return { stranger, told: [saved.status, saved.headers.get("location"), ...shown.map(wordsOf)] };
  };
  const network = newNetwork();
  const plain = right.code.replaceAll(" ", "");
  const holding = await filled(plain, network);
  const guessing = await filled(wrongCode, newNetwork());
  expect(holding.told).toEqual(guessing.told);
  expect(holding.told.join()).toContain("is written like a secret receipt code");
  expect((await guessing.stranger.sendReport()).code).not.toBe("");
  for (let n = 0; n < RATE_LIMITS.track.tries - 1; n++) await guess("wrong", network);
  const send = () => holding.stranger.post("/report/send", { attested: "on", rules: "1" });
  expect((await send()).headers.get("location")).toBe("/report/check?problems=code");
  expect((await guess(plain, network)).status).toBe(429);
  expect((await send()).status).toBe(429);
});

const wordsOf = (page: string) =>
  page
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
