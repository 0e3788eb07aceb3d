import { bodyOf, type Form } from "../setup/forms";
import { everyForm } from "../setup/pages";
import type { Identity, Scene } from "../setup/scene";

/** One request for sqlmap: `parameters` are tried, or what a star marks in the address or a header. */
export type Target = {
  name: string;
  path: string;
  as: Identity;
  /** Fields of a form, sent as its page sends them. */
  fields?: readonly [string, string][];
  /** A body of JSON, and how it is sent; each value a star ends is tried. */
  json?: { method: "POST" | "PUT" | "PATCH"; body: string };
  header?: string;
  parameters?: readonly string[];
};

const read = (path: string, as: Identity, ...parameters: string[]): Target => ({
  name: `GET ${path}`,
  path,
  as,
  ...(parameters.length > 0 ? { parameters } : {}),
});

/** Addresses that are read: the query parameters that pages look at, and ids inside paths. */
function addresses({ other }: Scene): Target[] {
  const board =
    "state=new&severity=high&assignee=me&product=x&sort=due&after=y&view=x&layout=states&q=x&label=x&cwe=79";
  const boardFields = "state severity assignee product sort after view layout q label cwe".split(" ");
  const desk = `/desk/cases/${other.reference}`;
  const open = "anonymous";
  return [
    read("/advisories?severity=high&product=x&before=y", open, "severity", "product", "before"),
    read("/advisories.json?severity=high&product=x&before=y", open, "severity", "product", "before"),
    read("/thanks.json?year=2026", open, "year"),
    read("/thanks/2026*", open),
    read("/advisories/x*", open),
    read("/advisories/x*.json", open),
    read("/policy/1*", open),
    read("/track?wrong=1", open, "wrong"),
    read("/report?gone=1", open, "gone"),
    read("/sign-in?next=/desk&reset=done", open, "next", "reset"),
    read("/sign-in/code?next=/desk", open, "next"),
    read("/setup/x*", open),
    read("/invite/x*", open),
    read("/reset/x*", open),
    read("/api/auth/session?x=1", open, "x"),
    read("/report/what?problems=1&then=check", "draft", "problems", "then"),
    read("/report/check?problems=1", "draft", "problems"),
    read("/portal?problem=empty&sent=reply", "reporter", "problem", "sent"),
    read("/portal/files/x*", "reporter"),
    read(`/desk/board?${board}`, "triager", ...boardFields),
    read(`/api/v1/cases?${board}`, "triager", ...boardFields),
    read(`${desk}?move=ask&moved=x&edit=facts`, "triager", "move", "moved", "edit"),
    read("/desk/cases/EX-2026-00000*", "triager"),
    read("/api/v1/cases/EX-2026-00000*", "triager"),
    read("/api/v1/weaknesses?q=overflow", "triager", "q"),
    read("/desk/board/views?view=x&q=x", "triager", "view", "q"),
    read(`${desk}?reply=x&write=yes`, "triager", "reply", "write"),
    read(`${desk}/score/ssvc?v=x`, "triager", "v"),
    read(`${desk}/score/weakness?v=x&q=overflow`, "triager", "v", "q"),
    read(`${desk}/advisory?saved=x`, "coordinator", "saved"),
    read(`${desk}/score?cwe=overflow&saved=x`, "triager", "cwe", "saved"),
    read("/desk/files/x*", "triager"),
    read("/desk/outbox?after=x", "triager", "after"),
    read("/desk/audit?before=x", "auditor", "before"),
    read("/desk/people/x*", "admin"),
    read("/desk/confirm?next=/desk", "admin", "next"),
  ];
}

/** What the board's scripts send. */
function bodies({ other, people }: Scene): Target[] {
  const act = (name: string, input: Record<string, string>): Target =>
    json("POST", "/api/v1/cases/acts", "coordinator", {
      act: name,
      input,
      cases: [{ id: `${other.caseId}*`, version: 1 }],
    });
  return [
    act("assign", { personId: `${people.developer}*` }),
    act("label", { labelId: `${other.caseId}*` }),
    act("severity", { severity: "low*", severityReason: "x*" }),
    act("move", { move: "ask", message: "x*" }),
    act("snooze", { until: "week*", party: "x*" }),
    act("wait", { waitsFor: "vendor*", party: "x*" }),
    json("POST", "/api/v1/views", "coordinator", { name: "x*", search: "label:x*" }),
    json("PATCH", `/api/v1/views/${other.caseId}*`, "coordinator", { version: 1, name: "x*", search: "x*" }),
    json("PUT", "/api/v1/preferences", "triager", { columns: ["reference", "title*"], density: "40*" }),
  ];
}

function json(method: "POST" | "PUT" | "PATCH", path: string, as: Identity, body: object): Target {
  const text = JSON.stringify(body);
  return { name: `${method} ${path} ${text}`, path, as, json: { method, body: text } };
}

/** A search taken out as a file, which no form of a page without scripts asks for in this way. */
const taken: Target = {
  name: "POST /desk/board/export format view q sort",
  path: "/desk/board/export",
  as: "triager",
  fields: [
    ["format", "csv"],
    ["view", "x"],
    ["q", "label:x"],
    ["sort", "received"],
  ],
  parameters: ["format", "view", "q", "sort"],
};

/** Cookies, and headers that something looks at. */
function beside(): Target[] {
  const cookies = [
    ["/desk/board", "admin", "breakwater-staff"],
    ["/portal", "reporter", "breakwater-portal"],
    ["/report/what", "draft", "breakwater-draft"],
  ] as const;
  const headers = ["X-Forwarded-For: 203.0.113.7*", "Referer: x*", "User-Agent: x*", "Accept: text/html*"];
  return [
    ...cookies.map(([path, as, cookie]) => ({ name: `cookie ${cookie}`, path, as, parameters: [cookie] })),
    ...headers.map((header) => ({
      name: `header ${header}`,
      path: "/track/open",
      as: "anonymous" as const,
      fields: [["code", "ABCD"]] as const satisfies Target["fields"],
      header,
    })),
  ];
}

/** Every form of every page, each field of it that people fill in or that a page hides. */
async function forms(desk: { url: string }, scene: Scene): Promise<Target[]> {
  const found = await everyForm(desk, scene);
  return found.forms
    .map(({ form, identity }) => ({ ...form, identity, asked: askedFields(form) }))
    .filter(({ asked }) => asked.length > 0)
    .map(({ at, fields, identity, asked }) => ({
      name: `POST ${at} ${asked.join(" ")}`,
      path: at,
      as: identity,
      fields,
      parameters: asked,
    }));
}

// Of rows and metrics that repeat, one stands for all.
function askedFields(form: Form): string[] {
  const asked = [...bodyOf(form).keys()].filter((name) => !name.startsWith("$"));
  const kinds = new Map(asked.map((name) => [name.replace(/\.(\d+|[A-Z]+)(?=\.|$)/, ".x"), name]));
  return [...kinds.values()];
}

export async function targets(desk: { url: string }, scene: Scene): Promise<Target[]> {
  return [...addresses(scene), ...bodies(scene), taken, ...beside(), ...(await forms(desk, scene))];
}
