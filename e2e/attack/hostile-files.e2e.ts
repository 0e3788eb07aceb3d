import { askAs } from "../setup/everyone";
import { Stranger } from "../setup/stranger";
import { expect, test } from "../setup/test";

// security.md, checks 6, 13, 43 and 44.

test("whatever a file says it is, it comes as a download that nothing opens, and only to those who may", async ({
  desk,
  scene,
}) => {
  const stranger = new Stranger(desk.url);
  const { reference, code } = await stranger.report({ title: "With files", summary: "See the files." }, [
    new File(["<script>alert(1)</script>"], "page.html", { type: "text/html" }),
    new File(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], "../../drawing.svg", {
      type: "image/svg+xml",
    }),
    new File(["MZ\u0090\u0000"], "program.png", { type: "image/png" }),
    new File(["x"], "line\r\nX-Evil: 1\u202Egnp.exe", { type: "image/png" }),
  ]);
  await stranger.track(code);
  const { rows } = await scene.owner.query<{ id: string }>(
    "select a.id from attachments a join cases c on c.id = a.case_id where c.reference = $1",
    [reference],
  );
  expect(rows).toHaveLength(4);
  for (const { id } of rows) {
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
