import { RATE_LIMITS } from "@/lib/domain/rate-limits";
import { requestFrom } from "../setup/from-address";
import { newNetwork } from "../setup/network";
import { expect, test } from "../setup/test";

// security.md, check 18. The desk trusts 127.0.0.1; what it is told from there by way of Caddy: e2e/operations.

const claims = (address: string) => ({
  "x-forwarded-for": address,
  "x-real-ip": address,
  forwarded: `for=${address}`,
  "x-client-ip": address,
  "true-client-ip": address,
  "cf-connecting-ip": address,
  "x-breakwater-client": address,
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
});

const guess = (from: string, url: string, headers: Record<string, string>) =>
  requestFrom(from, `${url}/track/open`, {
    method: "POST",
    headers: { origin: url, "content-type": "application/x-www-form-urlencoded", ...headers },
    body: "code=wrong",
  });

test("from an address that is no proxy, nothing it claims changes whose limit it counts against", async ({
  desk,
}) => {
  const codes: number[] = [];
  for (let n = 0; n < 12; n++) codes.push((await guess("127.3.0.1", desk.url, claims(newNetwork()))).status);
  const { tries } = RATE_LIMITS.track;
  expect(codes).toEqual([...Array(tries).fill(303), ...Array(12 - tries).fill(429)]);
  const neighbour = await guess("127.4.0.1", desk.url, {});
  expect(neighbour.status).toBe(303);
});

test("behind the proxy the last hop it names counts, not what the client wrote before it", async ({
  desk,
}) => {
  const real = newNetwork();
  const codes: number[] = [];
  for (let n = 0; n < 12; n++) {
    const headers = {
      ...claims(newNetwork()),
      "x-forwarded-for": `${newNetwork()}, ${newNetwork()}, ${real}`,
    };
    codes.push((await guess("127.0.0.1", desk.url, headers)).status);
  }
  const { tries } = RATE_LIMITS.track;
  expect(codes).toEqual([...Array(tries).fill(303), ...Array(12 - tries).fill(429)]);
});

test("no address of ours follows a claimed host", async ({ desk }) => {
  for (const from of ["127.0.0.1", "127.3.0.1"])
    for (const path of ["/.well-known/security.txt", "/", "/desk", "/api/auth/signin", "/sign-in"]) {
      const answer = await requestFrom(from, desk.url + path, { headers: claims("192.0.2.1") });
      expect(answer.body, path).not.toContain("evil.example");
      expect(JSON.stringify(answer.headers), path).not.toContain("evil.example");
    }
});
