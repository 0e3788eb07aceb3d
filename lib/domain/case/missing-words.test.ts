import { expect, test } from "vitest";
import { missingWords } from "./missing-words";

test("what is missing reads as one line, whatever stands in its parts", () => {
  expect(missingWords(["A reason"])).toBe("A reason");
  expect(missingWords(["An outcome", "A severity: a CVSS vector, or a rating", "CVSS for all"])).toBe(
    "An outcome; a severity: a CVSS vector, or a rating; CVSS for all",
  );
});
