import { expect, test } from "vitest";
import { cycles, violations } from "@/bin/check/import-rules";

const edge = (from: string, to: string, typeOnly = false) => ({ from, to, typeOnly });

test.each([
  ["lib/domain/case/states.ts", "lib/server/env.ts"],
  ["lib/domain/case/states.ts", "node:fs"],
  ["lib/domain/case/states.ts", "pg"],
  ["db/schema/cases.ts", "lib/usecases/cases/score.ts"],
  ["components/ui/Button.tsx", "lib/domain/case/states.ts"],
  ["components/desk/Board.tsx", "lib/queries/cases.ts"],
  ["components/desk/Board.tsx", "db/schema/index.ts"],
  ["lib/server/session.ts", "lib/usecases/cases/score.ts"],
  ["lib/server/session.ts", "lib/jobs/worker.ts"],
  ["lib/queries/cases.ts", "lib/usecases/cases/score.ts"],
  ["lib/usecases/cases/score.ts", "app/page.tsx"],
])("%s may not import %s", (from, to) => {
  expect(violations([edge(from, to)])).not.toEqual([]);
  expect(violations([edge(from, to, true)])).not.toEqual([]);
});

test.each([
  ["lib/domain/score.ts", "zod"],
  ["db/seed.ts", "lib/usecases/cases/score.ts"],
  ["lib/usecases/cases/score.ts", "lib/jobs/definitions.ts"],
  ["app/desk/page.tsx", "lib/queries/cases.ts"],
  ["lib/domain/score.test.ts", "node:fs"],
])("%s may import %s", (from, to) => {
  expect(violations([edge(from, to)])).toEqual([]);
});

test("a circle is found once, and not when one side is only a type", () => {
  const circle = [edge("lib/a.ts", "lib/b.ts"), edge("lib/b.ts", "lib/c.ts"), edge("lib/c.ts", "lib/a.ts")];
  expect(cycles(circle)).toEqual(["lib/a.ts → lib/b.ts → lib/c.ts → lib/a.ts"]);
  expect(cycles([edge("lib/a.ts", "lib/b.ts"), edge("lib/b.ts", "lib/a.ts", true)])).toEqual([]);
});
