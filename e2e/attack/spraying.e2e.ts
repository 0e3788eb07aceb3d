import { RATE_LIMITS } from "@/lib/domain/rate-limits";
import { startScene } from "../setup/desk";
import type { Form } from "../setup/forms";
import type { Instance } from "../setup/instance";
import { forwardedFor, newNetwork } from "../setup/network";
import { PASSWORD, type Scene } from "../setup/scene";
import { Stranger } from "../setup/stranger";
import { BEHIND_PROXY, expect, test } from "../setup/test";
import { Work } from "../setup/work";

// security.md, check 27: who guesses is slowed, whom they guess at is not locked out.
test.describe.configure({ mode: "default" });

const TEAM = ["admin", "coordinator", "triager", "developer", "publisher", "auditor"] as const;
const work = new Work();
let desk: Instance;
let scene: Scene;
let page: Form;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  ({ desk, scene } = await startScene({ ...BEHIND_PROXY, ...work.environment }));
  page = await new Stranger(desk.url).form("/sign-in", "email", "password");
});
test.afterAll(() => desk.stop());

type Outcome = "in" | "wrong" | "slowed" | "busy";

async function signIn(who: string, password: string, network = newNetwork()): Promise<Outcome> {
  const stranger = new Stranger(desk.url, forwardedFor(network));
  const answer = await stranger.submit(page, { email: `${who}@example.org`, password });
  if (answer.status === 303) return "in";
  const body = await answer.text();
  if (body.includes("The e-mail address or the password is not right")) return "wrong";
  if (body.includes("Too many tries from your network")) return "slowed";
  if (body.includes("Too many people are signing in just now")) return "busy";
  throw new Error(`an answer nobody expects: ${answer.status}`);
}

const count = (outcomes: readonly Outcome[]) =>
  Object.fromEntries(
    [...new Set(outcomes)].sort().map((kind) => [kind, outcomes.filter((o) => o === kind).length]),
  );

async function everybodyGetsIn(): Promise<void> {
  for (const who of TEAM) expect(await signIn(who, PASSWORD), who).toBe("in");
}

const boardOf = async (who: (typeof TEAM)[number]) =>
  (await fetch(`${desk.url}/desk/board`, { headers: { cookie: scene.cookies[who] } })).status;

test("one password over many accounts: after ten tries a network gets no further, and no hash is spent on it", async () => {
  test.setTimeout(120_000);
  const accounts = [...TEAM, "vendor", "guest", ...Array.from({ length: 12 }, (_, n) => `nobody${n}`)];
  const tries = RATE_LIMITS["sign-in"].tries;
  for (const network of [newNetwork(), newNetwork()]) {
    const { result, work: lines } = await work.during(async () => {
      const outcomes: Outcome[] = [];
      for (const who of accounts) outcomes.push(await signIn(who, "Winter2026!", network));
      return outcomes;
    });
    expect(count(result)).toEqual({ wrong: tries, slowed: accounts.length - tries });
    expect(lines.filter((line) => line === "argon2 verify")).toHaveLength(tries);
    expect(await boardOf("triager")).toBe(200);
  }
  await everybodyGetsIn();
});

test("one account from many networks: it is never locked, and its sessions go on", async () => {
  test.setTimeout(120_000);
  for (let n = 0; n < 24; n++) expect(await signIn("triager", `guess number ${n}`)).toBe("wrong");
  expect(await boardOf("triager")).toBe(200);
  await everybodyGetsIn();
});

test("a burst from everywhere at once is told to wait; whoever signs in after it gets in", async () => {
  test.setTimeout(120_000);
  const burst = Array.from({ length: 60 }, (_, n) => signIn(TEAM[n % TEAM.length] ?? "admin", "Winter2026!"));
  const meanwhile = await Promise.all(TEAM.map(boardOf));
  const outcomes = count(await Promise.all(burst));
  expect(meanwhile).toEqual(TEAM.map(() => 200));
  expect(outcomes).toEqual({ busy: expect.any(Number), wrong: expect.any(Number) });
  // Two at work and twenty waiting are heard, and as many again as those are done with.
  expect(outcomes.wrong).toBeGreaterThanOrEqual(22);
  await everybodyGetsIn();
});
