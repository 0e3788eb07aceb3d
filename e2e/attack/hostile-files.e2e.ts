import type { Page } from "@playwright/test";
import { askAs } from "../setup/everyone";
import type { Scene } from "../setup/scene";
import { signInto } from "../setup/session";
import { Stranger } from "../setup/stranger";
import { expect, test } from "../setup/test";

// security.md, checks 6, 13, 43 and 44: whatever a file says it is.

const HOSTILE: readonly [name: string, bytes: string, type: string][] = [
  ["page.html", "<script>document.title = 'it ran'</script>", "text/html"],
  ["../../drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "image/svg+xml"],
  ["program.png", "MZ\u0090\u0000", "image/png"],
  ["line\r\nX-Evil: 1\u202Egnp.exe", "x", "image/png"],
];

async function sendFiles(desk: { url: string }, { owner }: Scene) {
  const stranger = new Stranger(desk.url);
  const { reference, code } = await stranger.report(
    { title: "With files", summary: "See the files." },
    HOSTILE.map(([name, bytes, type]) => new File([bytes], name, { type })),
  );
  await stranger.track(code);
  const { rows } = await owner.query<{ id: string }>(
    "select a.id from attachments a join cases c on c.id = a.case_id where c.reference = $1",
    [reference],
  );
  expect(rows).toHaveLength(HOSTILE.length);
  return { stranger, ids: rows.map(({ id }) => id) };
}

test("it comes as a download under a harmless name, for those who may and for nobody else", async ({
  desk,
  scene,
}) => {
  const { stranger, ids } = await sendFiles(desk, scene);
  for (const id of ids) {
    for (const [path, cookie] of [
      [`/portal/files/${id}`, stranger.cookie()],
      [`/desk/files/${id}`, scene.cookies.triager],
    ] as const) {
      const answer = await fetch(`${desk.url}${path}`, { headers: { cookie } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("application/octet-stream");
      expect(answer.headers.get("content-security-policy")).toContain("sandbox");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("x-evil")).toBeNull();
      expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="[\x20-\x7e]*"/);
      expect(answer.headers.get("content-disposition")).not.toMatch(/\.\.|\/|\\|%0d|%0a|%e2%80%ae/i);
    }
    for (const other of ["reporter", "vendor", "guest", "draft", "anonymous", "disabled"] as const) {
      for (const path of [`/portal/files/${id}`, `/desk/files/${id}`]) {
        const { response } = await askAs(desk, scene, path, other);
        expect([401, 403, 404], `${path} as ${other}`).toContain(response.status);
        expect(response.headers.get("content-disposition")).toBeNull();
      }
    }
  }
});

test("in the browser of the team it is saved, and nothing of it is shown or run", async ({
  page,
  desk,
  scene,
}) => {
  const { ids } = await sendFiles(desk, scene);
  const [, token = ""] = scene.cookies.triager.split("=");
  await signInto(page.context(), desk.url, token);
  await page.goto("/desk/board");
  const before = { url: page.url(), title: await page.title() };
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const names: string[] = [];
  for (const id of ids) names.push(await savedAs(page, `/desk/files/${id}`));
  expect(names.sort()).toEqual(
    ["drawing.svg", "line%0D%0AX-Evil_ 1gnp.exe", "page.html", "program.png"].sort(),
  );
  expect({ url: page.url(), title: await page.title() }).toEqual(before);
  expect(dialogs).toEqual([]);
});

async function savedAs(page: Page, address: string): Promise<string> {
  const saving = page.waitForEvent("download");
  // Going to a download goes nowhere, and the browser says so.
  await page.goto(address).catch(() => {});
  return (await saving).suggestedFilename();
}
