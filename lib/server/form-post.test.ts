import { expect, test } from "vitest";
import { handBack } from "./form-post";

test("a form with too many fields is handed back with the first of what was typed", async () => {
  const body = new URLSearchParams({ title: "What I typed" });
  for (let i = 0; i < 1_001; i++) body.append(`f${i}`, "");
  const headers = { "Content-Length": String(body.toString().length) };
  const request = new Request("https://desk.example/desk", { method: "POST", body, headers });
  const refusal = { code: "unauthenticated", message: "Your session has ended." } as const;
  const answer = await handBack(request, refusal, { href: "/sign-in", words: "Sign in" });
  expect(answer.status).toBe(401);
  expect(await answer.text()).toContain("What I typed");
});
