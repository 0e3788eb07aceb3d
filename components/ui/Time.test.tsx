import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Time } from "./Time";

const words = (props: Parameters<typeof Time>[0]) =>
  renderToStaticMarkup(<Time {...props} />).replaceAll(/<[^>]+>/g, "");

test("an instant is told in UTC whatever the machine's zone", () => {
  expect(words({ at: "2026-09-22T08:41:00Z" })).toBe("22 Sep 2026, 08:41 UTC");
  expect(words({ at: "2026-09-22T00:30:00+02:00", style: "date" })).toBe("21 Sep 2026");
  expect(words({ at: new Date("2026-09-22T08:41:00Z"), style: "short" })).toBe("22 Sep, 08:41 UTC");
});

test("a second zone names its own day when it differs", () => {
  expect(words({ at: "2026-12-04T15:00:00Z", zone: "Europe/Berlin" })).toBe(
    "4 Dec 2026, 15:00 UTC (16:00 in Berlin)",
  );
  expect(words({ at: "2026-12-04T23:30:00Z", zone: "Europe/Berlin" })).toContain("(5 Dec, 00:30 in Berlin)");
});

test("UTC is not told twice", () => {
  expect(words({ at: "2026-12-04T15:00:00Z", zone: "UTC" })).toBe("4 Dec 2026, 15:00 UTC");
});

test("the exact instant stays in the markup", () => {
  const html = renderToStaticMarkup(<Time at="2026-12-04T15:00:00Z" style="date" />);
  expect(html).toContain('dateTime="2026-12-04T15:00:00.000Z"');
  expect(html).toContain('title="4 Dec 2026, 15:00 UTC"');
});
