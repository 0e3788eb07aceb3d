import { expect, test } from "vitest";
import { readArchitecture, withGenerated } from "./diagrams";

test("the diagrams in the architecture document are what the code says (npm run docs writes them)", () => {
  const text = readArchitecture();
  expect(withGenerated(text)).toBe(text);
});
