import { dayWords } from "@/lib/domain/clock/words";

/** Whom a case waits for outside the team and its reporter. */
export const OTHERS = ["vendor", "upstream", "coordinator", "other"] as const;
export type Other = (typeof OTHERS)[number];

export const OTHERS_WORDS: Record<Other, string> = {
  vendor: "a vendor",
  upstream: "an upstream project",
  coordinator: "a coordinator",
  other: "somebody else",
};

/** What is stored about a snoozed case. A reply of the reporter clears it where it is written. */
export type Snooze = {
  snoozedUntil: Date | null;
  /** A reply of the reporter ends it; set with every snooze, also one with a date. */
  snoozedUntilReply: boolean;
  /** When the next promise counts as due soon. */
  nextDueSoonAt: Date | null;
};

/**
 * Whether a case is snoozed at `now`. Until its date, or a reply where there is no date; and never beyond the moment its next
 * promise comes due soon: what is snoozed hides no late promise.
 */
export function isSnoozed({ snoozedUntil, snoozedUntilReply, nextDueSoonAt }: Snooze, now: Date): boolean {
  if (nextDueSoonAt !== null && nextDueSoonAt <= now) return false;
  return snoozedUntil === null ? snoozedUntilReply : snoozedUntil > now;
}

/**
 * What a case rests on, or null: "Snoozed until 2 December 2026 or a reply", "Waits for a vendor: Tern".
 *
 * @param party whom exactly, in the team's words
 * @param timeZone the one of the case's policy, in which its days begin
 */
export function restWords(
  facts: Snooze & { waitsFor: Other | null; party: string | null; timeZone: string },
  now: Date,
): string | null {
  const parts: string[] = [];
  if (isSnoozed(facts, now))
    parts.push(
      facts.snoozedUntil === null
        ? "Snoozed until a reply"
        : `Snoozed until ${dayWords(facts.snoozedUntil, facts.timeZone)} or a reply`,
    );
  if (facts.waitsFor !== null)
    parts.push(`Waits for ${OTHERS_WORDS[facts.waitsFor]}${facts.party === null ? "" : `: ${facts.party}`}`);
  return parts.length === 0 ? null : parts.join("; ");
}
