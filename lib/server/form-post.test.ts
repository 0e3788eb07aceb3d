import { expect, test } from "vitest";
import { handBack, readForm } from "./form-post";

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

test("megabytes of names without values are refused at once", async () => {
  const body = "a&".repeat(2_000_000);
  const request = new Request("https://desk.example/report/send", {
    method: "POST",
    body,
    headers: {
      "Content-Length": String(body.length),
      "Content-Type": "application/x-www-form-urlencoded",
    },
  });
  await expect(readForm(request)).rejects.toMatchObject({ code: "invalid" });
});
