import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { iconNames } from "./Icon";

test("every icon has a shape, and every shape a name", () => {
  const css = readFileSync("app/styles/icons.css", "utf8");
  const shapes = [...css.matchAll(/^\.icon-([\w-]+)/gm)].map(([, name]) => name);
  expect(shapes.sort()).toEqual([...iconNames].sort());
});
