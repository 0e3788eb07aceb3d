import { expect, test } from "vitest";
import { type BoardPreferences, DEFAULT_PREFERENCES, FIXED_COLUMNS, mergedPreferences } from "./preferences";

test("who never chose has the board of a new desk, which has the columns that tell rows apart", () => {
  expect(mergedPreferences(null)).toEqual(DEFAULT_PREFERENCES);
  expect(mergedPreferences({})).toEqual(DEFAULT_PREFERENCES);
  expect(DEFAULT_PREFERENCES.columns).toEqual(expect.arrayContaining([...FIXED_COLUMNS]));
});

test("what an older or newer version kept is shown as far as this one knows it", () => {
  const kept = {
    columns: ["severity", "gone", "severity", "title"],
    widths: { title: 320, gone: 10 },
    density: 7,
  } as unknown as BoardPreferences;
  expect(mergedPreferences(kept)).toEqual({
    columns: ["reference", "severity", "title"],
    widths: { title: 320 },
    density: DEFAULT_PREFERENCES.density,
  });
});
