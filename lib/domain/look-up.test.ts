import { expect, test } from "vitest";
import { lookUp } from "@/lib/domain/look-up";

test("a name is found when the record has it", () => {
  expect(lookUp({ saved: "Saved." }, "saved")).toBe("Saved.");
});

test.each(["constructor", "__proto__", "toString", "hasOwnProperty", "other", undefined, ["saved"]])(
  "%j is nothing",
  (name) => {
    expect(lookUp({ saved: "Saved." }, name)).toBeUndefined();
  },
);
