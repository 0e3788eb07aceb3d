import type { CaseState, Outcome } from "@/lib/domain/case/states";
import type { CreditNaming, CreditState } from "./states";

/**
 * Where a credit stands between the two sides (S4.15). While it is `offered`, `answeredAt` says whose turn it is: empty,
 * the person's; set, the person asked for another name and the team has to agree to it.
 */
export type CreditStanding = {
  state: CreditState;
  naming: CreditNaming;
  name: string | null;
  link: string | null;
  answeredAt: Date | null;
};

/** A name, and where it leads, that the person asks for. */
export type WishedName = { name: string; naming: "name" | "pseudonym"; link: string | null };

const NAMELESS = { name: null, link: null } as const;

/** What a person may say to an offer, or later, to what was agreed. */
export const CREDIT_ANSWERS = ["as_shown", "other_name", "anonymous", "declined"] as const;
export type CreditAnswer = (typeof CREDIT_ANSWERS)[number];

/** How somebody is listed who wants thanks without a name. */
export const ANONYMOUS_NAME = "Anonymous reporter";

/** Who has to say something next; null when nobody has. */
export function creditTurn({
  state,
  answeredAt,
}: Pick<CreditStanding, "state" | "answeredAt">): "person" | "team" | null {
  if (state !== "offered") return null;
  return answeredAt === null ? "person" : "team";
}

/** When either side last spoke (ISO, UTC). Sent along with a yes, it says which standing the yes is to. */
export function lastWordAt({ offeredAt, answeredAt }: { offeredAt: Date; answeredAt: Date | null }): string {
  return (answeredAt ?? offeredAt).toISOString();
}

/**
 * The standing after the person's answer. Giving up a name holds at once; a name the team has not seen waits for it.
 * Null where there is nothing left to accept: after declining or withdrawing, the team has to offer again.
 *
 * @param other the name asked for with `other_name`, trimmed and not empty
 */
export function answered(
  credit: CreditStanding,
  answer: CreditAnswer,
  now: Date,
  other?: WishedName,
): CreditStanding | null {
  if (answer === "declined") return { state: "declined", naming: "none", ...NAMELESS, answeredAt: now };
  if (credit.state === "declined" || credit.state === "withdrawn") return null;
  if (answer === "anonymous") return { state: "accepted", naming: "anonymous", ...NAMELESS, answeredAt: now };
  if (answer === "other_name") {
    if (!other) return null;
    const same = other.name === credit.name && other.link === credit.link;
    const agreed = same && creditTurn(credit) !== "team";
    return { state: agreed ? "accepted" : "offered", ...other, answeredAt: now };
  }
  // A yes to what both sides agreed to is no news.
  if (credit.state === "accepted") return credit;
  // "As shown" accepts what the team offered, never one's own proposal.
  return creditTurn(credit) === "person" ? { ...credit, state: "accepted", answeredAt: now } : null;
}

/** Whether an answer changed anything: one that was given before, given again, is no news. */
export function isNews(before: CreditStanding, after: CreditStanding): boolean {
  const { state, naming, name, link } = after;
  const same =
    state === before.state && naming === before.naming && name === before.name && link === before.link;
  return !same || creditTurn(before) !== creditTurn(after);
}

/** The standing after the team agreed to the name the person asked for; null where nothing waits for it. */
export function approved(credit: CreditStanding): CreditStanding | null {
  return creditTurn(credit) === "team" ? { ...credit, state: "accepted" } : null;
}

/** The standing after either side took the credit back: nothing of the name stays. */
export function takenBack(now: Date): CreditStanding {
  return { state: "withdrawn", naming: "none", ...NAMELESS, answeredAt: now };
}

/** The name that may be shown, or null: only what both sides agreed to. */
export function agreedName({
  state,
  naming,
  name,
}: Pick<CreditStanding, "state" | "naming" | "name">): string | null {
  if (state !== "accepted" || naming === "none") return null;
  return naming === "anonymous" ? ANONYMOUS_NAME : name;
}

export type ThanksPlace = { year: number; at: Date; advisoryPublicId: string | null };

const NO_THANKS: readonly (Outcome | null)[] = ["spam", "withdrawn", "no_answer"];

type Ended = {
  state: CaseState;
  isPublic: boolean;
  outcome: Outcome | null;
  reference: string;
  publishedAt: Date | null;
  closedAt: Date | null;
};

/**
 * Where an agreed credit of this case stands in public: with the advisory once it is out, as an unranked mention once a
 * valid report was closed without one, and nowhere before. Thanks for a finding that is kept back were offered after that was
 * decided, or are not printed. A duplicate has its place once the case it repeats has one. Years are counted in UTC.
 *
 * @param original the case that a duplicate repeats in the end; null where it repeats none that is known
 */
export function thanksPlace(row: Ended, offeredAt: Date, original: Ended | null): ThanksPlace | null {
  if (row.isPublic && row.publishedAt !== null)
    return {
      year: row.publishedAt.getUTCFullYear(),
      at: row.publishedAt,
      advisoryPublicId: row.reference,
    };
  if (row.state !== "closed" || row.closedAt === null || NO_THANKS.includes(row.outcome)) return null;
  if (row.outcome === "withheld" && offeredAt <= row.closedAt) return null;
  if (row.outcome !== "duplicate") return mention(row.closedAt);
  const place = original && thanksPlace(original, offeredAt, null);
  return place && mention(new Date(Math.max(place.at.getTime(), row.closedAt.getTime())));
}

function mention(at: Date): ThanksPlace {
  return { year: at.getUTCFullYear(), at, advisoryPublicId: null };
}
