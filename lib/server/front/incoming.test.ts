import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { parseCidr, trustedBy } from "@/lib/server/front/cidr";
import { clientAddress, publicOrigin, stripForbidden } from "@/lib/server/front/incoming";

const trusted = trustedBy(["10.0.0.0/8", "::1"]);

test.each<[string, string | undefined, string, string]>([
  ["192.0.2.7", "198.51.100.9", "192.0.2.7", "a stranger's header proves nothing"],
  ["10.0.0.1", "198.51.100.9", "198.51.100.9", "behind a proxy, the hop it saw"],
  ["10.0.0.1", "203.0.113.5, 198.51.100.9", "198.51.100.9", "what the client wrote to the left is ignored"],
  ["10.0.0.1", "203.0.113.5, 198.51.100.9, 10.2.3.4", "198.51.100.9", "over several proxies"],
  ["::ffff:10.0.0.1", "198.51.100.9:4711", "198.51.100.9", "IPv4 in IPv6, with a port"],
  ["::1", "[2001:db8::5]:4711", "2001:db8::5", "IPv6 with a port"],
  ["10.0.0.1", undefined, "10.0.0.1", "no header at all"],
  ["10.0.0.1", "unknown", "unknown", "a word instead of an address is a client of its own"],
])("socket %s and X-Forwarded-For %s give %s: %s", (socket, header, expected, _why) => {
  expect(clientAddress(socket, header, trusted)).toBe(expected);
});

test("without trusted proxies nobody is one", () => {
  expect(clientAddress("127.0.0.1", "198.51.100.9", trustedBy([]))).toBe("127.0.0.1");
});

test.each(["10.0.0.0/8", "192.0.2.1", "::1", "2001:db8::/32"])("%s is a network", (text) => {
  expect(parseCidr(text)).not.toBeNull();
});

test.each(["10.0.0.0/33", "10.0.0/8", "proxy", "10.0.0.0/8/8", "10.0.0.0/", ""])("%s is none", (text) => {
  expect(parseCidr(text)).toBeNull();
});

test("headers that only a proxy or the framework may set are dropped, the others stay", () => {
  const headers: IncomingHttpHeaders = {
    "x-forwarded-for": "203.0.113.5",
    "x-forwarded-host": "evil.example",
    forwarded: "for=203.0.113.5",
    "x-real-ip": "203.0.113.5",
    "x-middleware-subrequest": "proxy",
    "x-nextjs-data": "1",
    "x-breakwater-client": "203.0.113.5",
    "content-security-policy": "script-src 'nonce-mine'",
    "x-nonce": "mine",
    "x-request-id": "mine",
    "next-action": "00ff",
    cookie: "a=b",
  };
  stripForbidden(headers, false);
  expect(headers).toEqual({ "next-action": "00ff", cookie: "a=b" });
});

test("BASE_URL decides where we are; the Host header then means nothing", () => {
  expect(publicOrigin("https://security.example.org", "evil.example")).toBe("https://security.example.org");
});

test.each([
  ["localhost:3000", "http://localhost:3000"],
  ["127.0.0.1:3000", "http://127.0.0.1:3000"],
  ["[::1]:3000", "http://[::1]:3000"],
  ["evil.example", null],
  ["evil.example@127.0.0.1", null],
  ["127.0.0.1/x", null],
  [undefined, null],
])("without BASE_URL, Host %s gives %s", (host, expected) => {
  expect(publicOrigin(undefined, host)).toBe(expected);
});
