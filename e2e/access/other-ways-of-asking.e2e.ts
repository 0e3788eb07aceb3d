import type { Role } from "@/lib/domain/access/roles";
import { askAs, leaks } from "../setup/everyone";
import { CANARY, IDENTITIES } from "../setup/scene";
import { expect, test } from "../setup/test";
import { DESK } from "./routes";

// security.md, checks 1 and 4: what the page refuses, no other way of asking gives.

const OUTSIDERS = IDENTITIES.filter((one) => !DESK.includes(one as Role));

test("a restricted case does not exist for those of the team who do not take part in it", async ({
  desk,
  scene,
}) => {
  for (const role of DESK) {
    for (const part of [
      "",
      "/advisory",
      "/duplicates",
      "/score",
      "/score/impact",
      "/score/ssvc",
      "/score/weakness",
    ]) {
      for (const name of [scene.restricted.reference, scene.restricted.caseId]) {
        const { response, body } = await askAs(desk, scene, `/desk/cases/${name}${part}`, role);
        expect(response.status, `${role} ${part}`).toBe(404);
        expect(body).not.toContain(`${CANARY.title}-restricted`);
      }
    }
    const peek = await askAs(desk, scene, `/api/v1/cases/${scene.restricted.reference}`, role);
    expect(peek.response.status, `${role} peeks`).toBe(404);
    for (const list of [
      "/api/v1/cases?q=",
      "/api/v1/cases?q=&layout=states",
      "/desk/board?q=",
      "/desk/advisories",
      "/desk/outbox",
    ]) {
      const { body } = await askAs(desk, scene, list, role);
      expect(body, `${list} as ${role}`).not.toContain(scene.restricted.reference);
    }
  }
});

test("no other way of asking shows what the page refuses: RSC, prefetch, encoded and odd paths", async ({
  desk,
  scene,
}) => {
  const page = `/desk/cases/${scene.other.reference}`;
  const odd = [
    page,
    `${page}/`,
    `${page}?_rsc=1`,
    `${page}.rsc`,
    `${page}.json`,
    `${page}.txt`,
    `${page}/advisory.rsc`,
    `/desk//cases/${scene.other.reference}`,
    `/DESK/cases/${scene.other.reference}`,
    `/%64esk/cases/${scene.other.reference}`,
    `/desk/cases/%2e/${scene.other.reference}`,
    `/desk%2Fcases%2F${scene.other.reference}`,
    `/portal/%2e%2e/desk/cases/${scene.other.reference}`,
    `/desk/./cases/${scene.other.reference}`,
    `${page}%00`,
    `${page}...`,
    `/_next/data/build/desk/cases/${scene.other.reference}.json`,
    `/desk/cases/${scene.other.caseId}`,
    "/api/v1/cases?_rsc=1",
  ];
  const ways: Record<string, string>[] = [
    {},
    { RSC: "1" },
    { RSC: "1", "Next-Router-Prefetch": "1" },
    { RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" },
    { "x-middleware-subrequest": "proxy:proxy:proxy", "x-invoke-path": page, "x-matched-path": page },
    { "x-nextjs-data": "1", "next-resume": "1" },
  ];
  for (const identity of OUTSIDERS) {
    for (const at of odd) {
      for (const headers of ways) {
        const { body } = await askAs(desk, scene, at, identity, { headers });
        expect(leaks(body), `${at} ${JSON.stringify(headers)} as ${identity}`).toEqual([]);
      }
    }
  }
});

test("for an outsider a case that exists answers like one that does not", async ({ desk, scene }) => {
  const missing = "EX-2026-ZZZZZ";
  for (const identity of OUTSIDERS) {
    for (const part of ["", "/advisory", "/duplicates", "/score", "/score/impact", "/score/ssvc", "/audit"]) {
      const [real, none] = await Promise.all([
        askAs(desk, scene, `/desk/cases/${scene.other.reference}${part}`, identity),
        askAs(desk, scene, `/desk/cases/${missing}${part}`, identity),
      ]);
      expect(real.response.status).toBe(none.response.status);
      expect(real.body.length - none.body.length, `${part} as ${identity}`).toBe(0);
    }
  }
});
