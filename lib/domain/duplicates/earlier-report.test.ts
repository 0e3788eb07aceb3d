import { expect, test } from "vitest";
import { earlierReport } from "./earlier-report";

const report = (name: string, minute: number) => ({ name, receivedAt: new Date(minute * 60_000) });
const first = report("first", 0);
const second = report("second", 10);
const third = report("third", 20);

test("everybody but the first is shown the first report of the problem, in whatever order they are listed", () => {
  for (const all of [
    [first, second, third],
    [third, first, second],
  ])
    expect(all.map((own) => earlierReport(own, all)?.name ?? null)).toEqual(
      all.map((own) => (own === first ? null : "first")),
    );
});

test("nobody came before a report of the same instant, nor before the only one", () => {
  const twin = report("twin", 0);
  expect([earlierReport(first, [first, twin]), earlierReport(twin, [first, twin])]).toEqual([null, null]);
  expect(earlierReport(second, [second])).toBeNull();
});
