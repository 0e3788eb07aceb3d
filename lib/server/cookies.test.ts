import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllEnvs());

async function cookiesAt(baseUrl: string) {
  vi.stubEnv("BASE_URL", baseUrl);
  vi.resetModules();
  return import("./cookies");
}

test("over TLS every cookie is bound to the host, secure and out of scripts' reach", async () => {
  const { cookieName, cookieOptions } = await cookiesAt("https://desk.example.org");
  for (const kind of ["staff", "portal", "draft", "second-factor", "auth-return", "auth-csrf"] as const)
    expect(cookieName(kind)).toMatch(/^__Host-breakwater-/);
  expect(cookieOptions(60)).toEqual({ httpOnly: true, secure: true, sameSite: "lax", path: "/", maxAge: 60 });
});

test("without TLS the prefix would make browsers drop the cookie", async () => {
  const { cookieName, cookieOptions } = await cookiesAt("http://127.0.0.1:3000");
  expect(cookieName("staff")).toBe("breakwater-staff");
  expect(cookieOptions()).toEqual({ httpOnly: true, secure: false, sameSite: "lax", path: "/" });
});

test("no cookie's name begins with the session's: the framework would read it as a part of the token", async () => {
  const { cookieName } = await cookiesAt("https://desk.example.org");
  for (const kind of ["portal", "draft", "second-factor", "auth-return", "auth-csrf"] as const)
    expect(cookieName(kind).startsWith(cookieName("staff"))).toBe(false);
});
