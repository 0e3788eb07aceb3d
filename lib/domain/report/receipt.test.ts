import { expect, test } from "vitest";
import { type Receipt, receiptFile } from "./receipt";

const receipt: Receipt = {
  reference: "EX-2026-7KQ2M",
  title: "A title",
  receivedAt: "2026-11-30T14:00:00.000Z",
  policyNumber: 1,
  salt: "salt",
  textSha256: "hash",
  files: [],
  next: [
    { kind: "acknowledgement", limit: { hours: 24 }, dueAt: "2026-12-01T14:00:00.000Z" },
    { kind: "evaluation", limit: { businessDays: 7 }, dueAt: "2026-12-09T22:59:59.000Z" },
    { kind: "next_update", limit: { calendarDays: 14 }, dueAt: null },
  ],
  safeHarbour: "",
  contacts: [],
  statement: "breakwater-receipt: 1\n",
  signature: "signature",
  keyId: "key",
};
const WORDS = { organisation: "Example", code: "CODE", trackUrl: "/track", keyUrl: "/key", publicKey: "KEY" };

test("a receipt's dates stand before what is due on them, so that none reads as the date of a fix", () => {
  const lines = receiptFile(receipt, WORDS).split("\n");
  expect(lines).toContain("- By 2026-12-01T14:00:00.000Z: a person confirms that your report was read");
  expect(lines).toContain(
    "- By 2026-12-09T22:59:59.000Z: you get our evaluation and the date we expect a fix",
  );
  expect(lines).toContain("- Every 14 days: an update, even when there is nothing new");
});

test("the reference is to be quoted where there is somebody else to write to", () => {
  const contact = { label: "CERT", href: "mailto:cert@example.org" };
  expect(receiptFile({ ...receipt, contacts: [contact] }, WORDS)).toContain(
    "Quote EX-2026-7KQ2M when you write to them, so that they find your case.",
  );
  expect(receiptFile(receipt, WORDS)).not.toContain("Quote");
});
