import { editCase } from "@/lib/usecases/cases/edit";
import { addNote } from "@/lib/usecases/cases/write";
import { expect, test } from "../setup/test";
import { openPortal } from "../support/portal";

const CANARY = "canary-for-the-team-only";

test("story 8: nothing internal is in the page, in what the router fetches, or in any file of another case", async ({
  page,
  browser,
  desk,
  scene,
  arrange,
}) => {
  const mara = await arrange.colleague("Mara Okoye", "triager", "coordinator");
  const { caseId, code } = await arrange.report({ title: "Mine" });
  await addNote(mara, { caseId, body: `${CANARY} note` });
  await editCase(mara, {
    caseId,
    title: `${CANARY} title`,
    product: `${CANARY} product`,
    severity: "high",
    severityReason: `${CANARY} reason`,
  });
  const other = await arrange.report({ title: `${CANARY} of somebody else` });
  await openPortal(page, desk.url, code);
  const asks: Record<string, string>[] = [{}, { RSC: "1" }, { RSC: "1", "Next-Router-Prefetch": "1" }];
  for (const headers of asks)
    for (const path of ["/portal", "/portal?_rsc=1", "/portal/withdraw", "/portal/advisory", "/%70ortal"]) {
      const answer = await page.request.get(path, { headers });
      const body = await answer.text();
      expect(body, path).not.toContain(CANARY);
      expect(body, path).not.toContain(mara.actor.personId);
      expect(answer.headers()["cache-control"], path).toContain("no-store");
    }
  const { rows } = await scene.owner.query<{ id: string }>(
    `insert into attachments (id, case_id, audience, state, name_sealed, sha256_sealed, size_bytes, created_at)
     values (gen_random_uuid(), $1, 'reporter', 'attached', 'x', 'x', 0, now()),
       (gen_random_uuid(), $2, 'internal', 'attached', 'x', 'x', 0, now()) returning id`,
    [other.caseId, caseId],
  );
  for (const { id } of rows) expect((await page.request.get(`/portal/files/${id}`)).status()).toBe(404);
  await scene.owner.query("delete from attachments where id = any($1)", [rows.map(({ id }) => id)]);
  const stranger = await (await browser.newContext()).newPage();
  expect((await stranger.request.get("/portal", { maxRedirects: 0 })).status()).toBe(307);
});

test("another browser opens the case with only the code; leaving ends one visit and not the other", async ({
  page,
  browser,
  desk,
  arrange,
}) => {
  const { code } = await arrange.report({ title: "Two browsers" });
  const one = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await openPortal(one, desk.url, code);
  await openPortal(page, desk.url, code);
  const [cookie] = await one.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  await one.getByRole("button", { name: "Leave this case" }).click();
  await expect(one).toHaveURL(/\/track$/);
  const replay = await one.request.get("/portal", {
    headers: { Cookie: `${cookie?.name}=${cookie?.value}` },
    maxRedirects: 0,
  });
  expect(replay.status()).toBe(307);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Two browsers");
});
