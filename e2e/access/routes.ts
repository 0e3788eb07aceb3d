import { readdirSync } from "node:fs";
import path from "node:path";
import type { Role } from "@/lib/domain/access/roles";
import { ROOT } from "../setup/program";
import type { Identity, Scene } from "../setup/scene";

/** Those who work at the desk. */
export const DESK: readonly Role[] = ["admin", "coordinator", "triager", "developer", "publisher", "auditor"];
const SIGN_IN = "to /sign-in";
const TRACK = "to /track";

/** What an identity gets: a status, or "to" and where it is sent. */
export type Answer = number | `to ${string}`;
export type Row = {
  at?: string | ((scene: Scene) => string);
  everyone?: Answer;
  answers?: Partial<Record<Identity, Answer>>;
};

/** A desk page: `roles` open it, other people of the house find nothing there, everybody else is asked to sign in. */
function desk(roles: readonly Identity[], at?: Row["at"]): Row {
  const answers: Row["answers"] = { guest: 404, vendor: 404 };
  for (const role of DESK) answers[role] = 404;
  for (const role of roles) answers[role] = 200;
  return { at, everyone: SIGN_IN, answers };
}

/** What the desk's own pages fetch. */
function api(at?: Row["at"]): Row {
  const team = Object.fromEntries(DESK.map((role) => [role, 200]));
  return { at, everyone: 401, answers: { guest: 403, vendor: 403, ...team } };
}

const ANYONE: Row = { everyone: 200 };
const POST_ONLY: Row = { everyone: 405 };
const onlyReporter = (at?: Row["at"]): Row => ({ at, everyone: TRACK, answers: { reporter: 200 } });
const onlyDraft = (at?: Row["at"]): Row => ({ at, everyone: "to /report?gone=1", answers: { draft: 200 } });

/** Every route there is, and what each identity gets for asking. */
export const ROUTES: Readonly<Record<string, Row>> = {
  "/": ANYONE,
  "/advisories": ANYONE,
  "/advisories/[id]": { at: ({ publicId }) => `/advisories/${publicId}`, everyone: 200 },
  "/advisories/[id]/json": { at: ({ publicId }) => `/advisories/${publicId}.json`, everyone: 200 },
  "/advisories.json": ANYONE,
  "/thanks": ANYONE,
  "/thanks/[year]": { at: "/thanks/2001", everyone: 404 },
  "/thanks.json": ANYONE,
  "/policy/[version]": { at: "/policy/1", everyone: 200 },
  "/.well-known/security.txt": ANYONE,
  "/.well-known/breakwater-receipt-key": ANYONE,
  "/report": ANYONE,
  "/report/[step]": onlyDraft("/report/what"),
  "/report/check": onlyDraft(),
  "/report/files": onlyDraft(),
  "/report/receipt": { everyone: "to /report/check?problems=1" },
  "/report/receipt/file": { everyone: 404 },
  "/report/receipt/text": { everyone: 404 },
  "/report/receipt/saved": POST_ONLY,
  "/report/save/[step]": { ...POST_ONLY, at: "/report/save/what" },
  "/report/send": POST_ONLY,
  "/report/start": POST_ONLY,
  "/report/upload": POST_ONLY,
  "/report/upload/remove": POST_ONLY,
  "/track": ANYONE,
  "/track/open": POST_ONLY,
  "/portal": onlyReporter(),
  "/portal/withdraw": onlyReporter(),
  "/portal/earlier": { everyone: 404 },
  "/portal/advisory": { everyone: TRACK, answers: { reporter: "to /portal" } },
  "/portal/files/[id]": {
    at: ({ files }) => `/portal/files/${files.own}`,
    everyone: 404,
    answers: { reporter: 200 },
  },
  "/portal/ended": { everyone: TRACK },
  "/portal/code": { everyone: TRACK, answers: { reporter: "to /portal" } },
  "/portal/code/start": POST_ONLY,
  "/portal/code/renew": POST_ONLY,
  "/portal/code/saved": POST_ONLY,
  "/portal/code/unsaved": { everyone: TRACK },
  "/portal/code/forget": POST_ONLY,
  "/portal/code/file": { everyone: 404 },
  "/portal/reply": POST_ONLY,
  "/portal/reply/remove": POST_ONLY,
  "/sign-in": ANYONE,
  "/sign-in/code": { everyone: SIGN_IN },
  "/sign-in/ended": { everyone: SIGN_IN },
  "/setup/[token]": { at: "/setup/wrong", everyone: 200 },
  "/invite/[token]": { at: "/invite/wrong", everyone: 200 },
  "/reset/[token]": { at: "/reset/wrong", everyone: 200 },
  "/frame/[side]": { at: "/frame/public", everyone: 200 },
  "/api/health": ANYONE,
  "/api/auth/[...nextauth]": { at: "/api/auth/session", everyone: 200 },
  "/api/v1/cases": api(),
  "/api/v1/cases/[reference]": api(({ other }) => `/api/v1/cases/${other.reference}`),
  "/api/v1/cases/[reference]/likely": api(({ other }) => `/api/v1/cases/${other.reference}/likely`),
  "/api/v1/cases/acts": POST_ONLY,
  "/api/v1/changes": api(),
  "/api/v1/preferences": POST_ONLY,
  "/api/v1/queues": api(),
  "/api/v1/views": POST_ONLY,
  "/api/v1/views/[key]": { ...POST_ONLY, at: "/api/v1/views/5f4c1f34-6f0c-4f0e-9f6b-2f7f3c1d9a10" },
  "/api/v1/weaknesses": api("/api/v1/weaknesses?q=787"),
  "/desk": {
    everyone: SIGN_IN,
    answers: { guest: 200, vendor: 200, ...Object.fromEntries(DESK.map((role) => [role, "to /desk/board"])) },
  },
  "/desk/account": desk([...DESK, "guest", "vendor"]),
  "/desk/advisories": desk(DESK),
  "/desk/board": desk(DESK),
  "/desk/board/export": POST_ONLY,
  "/desk/board/views": desk(["admin", "coordinator", "triager", "developer", "publisher"]),
  "/desk/labels": desk(["admin", "coordinator"]),
  "/desk/cases/[id]": desk(DESK, ({ other }) => `/desk/cases/${other.reference}`),
  "/desk/cases/[id]/advisory": desk(DESK, ({ other }) => `/desk/cases/${other.reference}/advisory`),
  "/desk/cases/[id]/advisory/public": desk(DESK, ({ publicId }) => `/desk/cases/${publicId}/advisory/public`),
  "/desk/cases/[id]/reply": { ...POST_ONLY, at: ({ other }) => `/desk/cases/${other.reference}/reply` },
  "/desk/cases/[id]/duplicates": desk(DESK, ({ other }) => `/desk/cases/${other.reference}/duplicates`),
  "/desk/cases/[id]/score": desk(DESK, ({ other }) => `/desk/cases/${other.reference}/score`),
  "/desk/cases/[id]/score/impact": desk(DESK, ({ other }) => `/desk/cases/${other.reference}/score/impact`),
  "/desk/cases/[id]/score/ssvc": desk(DESK, ({ other }) => `/desk/cases/${other.reference}/score/ssvc`),
  "/desk/cases/[id]/score/weakness": desk(
    DESK,
    ({ other }) => `/desk/cases/${other.reference}/score/weakness`,
  ),
  "/desk/cases/[id]/audit": desk(["admin", "auditor"], ({ other }) => `/desk/cases/${other.reference}/audit`),
  "/desk/cases/new": desk(["coordinator", "triager"]),
  "/desk/files/[id]": {
    at: ({ files }) => `/desk/files/${files.internal}`,
    everyone: 404,
    answers: Object.fromEntries(DESK.map((role) => [role, 200])),
  },
  "/desk/second-factor": {
    everyone: SIGN_IN,
    answers: Object.fromEntries([...DESK, "guest", "vendor"].map((role) => [role, "to /desk"])),
  },
  "/desk/second-factor/asked": { everyone: "to /desk/second-factor" },
  "/desk/settings": desk(["admin", "auditor", "coordinator"]),
  "/desk/settings/playbooks": desk(["admin", "coordinator"]),
  "/desk/settings/replies": desk(["admin", "coordinator"]),
  "/desk/settings/search": desk(["admin"]),
  "/desk/settings/limits": desk(["admin", "auditor"]),
  "/desk/settings/organisation": desk(["admin", "auditor"]),
  "/desk/settings/policy": desk(["admin", "auditor"]),
  "/desk/settings/products": desk(["admin", "auditor"]),
  "/desk/settings/self-check": desk(["admin", "auditor"]),
  "/desk/settings/sign-in": desk(["admin", "auditor"]),
  "/desk/confirm": desk([...DESK, "guest", "vendor"]),
  "/desk/outbox": desk(DESK),
  "/desk/audit": desk(["admin", "auditor"]),
  "/desk/people": desk(DESK),
  "/desk/people/[id]": desk(["admin"], ({ people }) => `/desk/people/${people.developer}`),
  // Off unless BREAKWATER_GALLERY is set.
  "/gallery": { everyone: 404 },
  "/gallery/board": { everyone: 404 },
  "/gallery/case": { everyone: 404 },
  "/gallery/forms": { everyone: 404 },
};

/** "app/(public)/report/[step]/page.tsx" → "/report/[step]". */
export function routesOfTheFileSystem(): string[] {
  return readdirSync(path.join(ROOT, "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => `/${path.dirname(file)}`.replace(/\/\.$/, "/").replaceAll(/\/\([^)]+\)/g, "") || "/")
    .sort();
}

export const addressOf = (route: string, { at = route }: Row, scene: Scene) =>
  typeof at === "string" ? at : at(scene);
