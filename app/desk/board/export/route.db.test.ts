import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { POST } from "./route";

testDatabase();

test("a form that says one thing twice is refused on a page that leads back to the board", async () => {
  const body = "format=csv&q=a&q=b";
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(body.length),
  };
  const answer = await POST(
    new Request("http://localhost/desk/board/export", { method: "POST", headers, body }),
  );
  expect(answer.status).toBe(400);
  const page = await answer.text();
  expect(page).toContain("The form could not be read.");
  expect(page).toContain("Back to the board");
});
