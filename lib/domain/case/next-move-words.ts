import type { Role } from "@/lib/domain/access/roles";
import { dayWords } from "@/lib/domain/clock/words";
import { lowerFirst } from "@/lib/domain/text";
import type { NextMove, NextStep } from "./next-move";

type Place = NextMove["places"][number];

const STEP_WORDS: Record<NextMove["step"], string> = {
  acknowledge: "answer the reporter",
  accept: "accept or reject the report",
  plan: "plan the fix",
  fix_ready: "say when the fix is ready",
  score: "score every vulnerability",
  judge: "judge the impact",
  write: "finish the advisory",
  approve: "approve the advisory",
  schedule: "schedule publication",
  publish: "publish it",
  publish_revision: "publish the revision",
  close: "close the case",
};

const PLACE_WORDS: Record<Place, string> = {
  case: "on the page of the case",
  score: "on the Scoring tab",
  "score/impact": "on the Scoring tab",
  advisory: "on the Advisory tab",
};

const MOST_NAMES = 3;

/**
 * Who acts next, what they do and where. `path`: of that page, under the one of the case; null where the reader is on it.
 * `mine`: the reader, and now.
 */
export type NextWords = { words: string; path: string | null; mine: boolean };

/** The next step in one sentence, as one person of the team reads it on a page of the case. */
export function nextMoveWords(next: NextStep, personId: string, here: Place): NextWords {
  const { notBefore, places, step, who } = next;
  const mine = who.some(({ id }) => id === personId);
  const there = places.includes(here) ? null : places[0];
  const act = there === null ? STEP_WORDS[step] : `${STEP_WORDS[step]} ${PLACE_WORDS[there]}`;
  const path = there === null ? null : there === "case" ? "" : `/${there}`;
  const words = mine ? `Yours: ${act}` : `${waitingFor(next)} to ${act}`;
  if (notBefore === null) return { words, path, mine };
  const wait = `The embargo runs until ${dayWords(notBefore)}. Then ${lowerFirst(words)}`;
  return { words: wait, path, mine: false };
}

function waitingFor({ who, roles }: NextStep): string {
  if (who.length === 0) return `Nobody of the team can do this now. Waiting for ${oneOf(roles)}`;
  const held = roles.filter((role) => who.every((one) => one.roles.includes(role)));
  const names = who.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = who.length > MOST_NAMES ? [`${who.length - MOST_NAMES} more`] : [];
  return `Waiting for ${oneOf(held.length > 0 ? held.slice(0, 1) : roles)} (${[...names, ...more].join(", ")})`;
}

const oneOf = (roles: readonly Role[]) => roles.map((role) => `a ${role}`).join(" or ");
