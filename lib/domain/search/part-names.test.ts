import { expect, test } from "vitest";
import { resolveNames } from "./names";
import { parseSearch } from "./parse";

const PEOPLE = ["Jonas Lind", "Mara Okoye", "Marek Jonasson"].map((name, id) => ({ id: String(id), name }));

function asked(text: string, known = PEOPLE) {
  const [term] = parseSearch(text).terms;
  if (term?.kind !== "field") throw new Error(text);
  const { ids, problems } = resolveNames(term, { from: 0, to: text.length }, known);
  return { names: known.filter(({ id }) => ids.includes(id)).map(({ name }) => name), problems };
}

test("a beginning or another part of one name is enough", () => {
  expect(asked("assignee:jonas")).toEqual({ names: ["Jonas Lind"], problems: [] });
  expect(asked("assignee:OKO")).toEqual({ names: ["Mara Okoye"], problems: [] });
  expect(asked("assignee:koy").names).toEqual(["Mara Okoye"]);
});

test("a part of several names finds nothing, and says which they are", () => {
  const { names, problems } = asked("assignee:mar");
  expect(names).toEqual([]);
  expect(problems.map(({ message }) => message)).toEqual([
    "Which one? “mar” may be Mara Okoye or Marek Jonasson.",
  ]);
});

test("a whole name goes before a part of another", () => {
  const known = [...PEOPLE, { id: "9", name: "Jonas" }];
  expect(asked("assignee:jonas", known).names).toEqual(["Jonas"]);
});

test("of many names only some are told", () => {
  const many = Array.from({ length: 9 }, (_, id) => ({ id: String(id), name: `Server ${id}` }));
  expect(asked("product:server", many).problems[0]?.message).toBe(
    "Which one? “server” may be Server 0, Server 1, Server 2, Server 3 or 5 more.",
  );
});
