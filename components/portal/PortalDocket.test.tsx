import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ClockStatus } from "@/lib/domain/clock/status";
import { PortalDocket } from "./PortalDocket";

const NOW = new Date("2026-11-20T14:00:00Z");
const HOUR = 3_600_000;
const words = (given: Partial<Parameters<typeof PortalDocket>[0]>) =>
  renderToStaticMarkup(
    <PortalDocket
      state="new"
      outcome={null}
      severity={null}
      score={null}
      promises={[]}
      embargoUntil={null}
      publishedAt={null}
      publicAdvisory={null}
      {...given}
    />,
  )
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");

const promised = (status: ClockStatus) => ({
  id: "1",
  kind: "acknowledgement" as const,
  label: "First answer",
  limit: "24 hours",
  dueAt: NOW,
  satisfiedAt: null,
  status,
});

test("the next promise has its own name, with “by” before a date and not before how late it is", () => {
  const running = { state: "running", escalation: 0, remainingMs: HOUR, soon: false } as const;
  expect(words({ promises: [promised(running)] })).toContain("First answer by 20 Nov, 14:00 UTC");
  const late = { state: "breached", answered: false, escalation: 100, overdueMs: 2 * HOUR } as const;
  expect(words({ promises: [promised(late)] })).toContain("First answer 2 h overdue");
  expect(words({})).toContain("Next update Nothing is due");
});

test("a withdrawn advisory is dated twice: since when it was public, and when it was withdrawn", () => {
  const said = words({
    state: "published",
    publishedAt: NOW,
    publicAdvisory: { publicId: "EX-2026-7KQ2M", withdrawnAt: new Date("2026-11-21T09:00:00Z") },
  });
  expect(said).toContain("Published then withdrawn");
  expect(said).toContain("Public since 20 Nov, 14:00 UTC Withdrawn on 21 Nov 2026");
});

test("a case that ended unpublished has no planned day: none is planned, or it has none of its own", () => {
  expect(words({})).toContain("Planned to be public No date yet");
  expect(words({ state: "closed", outcome: "withheld" })).toContain("Publication No advisory is planned");
  expect(words({ state: "closed", outcome: "duplicate" })).toContain("Publication No date of its own");
});
