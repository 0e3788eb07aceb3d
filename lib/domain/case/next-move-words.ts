import type { Role } from "@/lib/domain/access/roles";
import type { NextMove } from "./next-move";

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

const PLACE_WORDS: Record<NextMove["place"], string> = {
  case: "on the page of the case",
  score: "on the Scoring tab",
  "score/impact": "on the Scoring tab",
  advisory: "on the Advisory tab",
};

const MOST_NAMES = 3;

/** Who acts next, what they do and where. `path`: of that page, under the one of the case; null where the reader is on it. */
export type NextWords = { words: string; path: string | null; mine: boolean };

/** The next step in one sentence, as one person of the team reads it on a page of the case. */
export function nextMoveWords(next: NextMove, personId: string, here: NextMove["place"]): NextWords {
  const mine = next.who.some(({ id }) => id === personId);
  const elsewhere = next.place !== here;
  const act = `${STEP_WORDS[next.step]}${elsewhere ? ` ${PLACE_WORDS[next.place]}` : ""}`;
  const path = elsewhere ? (next.place === "case" ? "" : `/${next.place}`) : null;
  if (mine) return { words: `Yours: ${act}`, path, mine };
  return { words: `${waitingFor(next)} to ${act}`, path, mine };
}

function waitingFor({ who, roles }: NextMove): string {
  if (who.length === 0) return `Nobody of the team can do this now. Waiting for ${oneOf(roles)}`;
  const held = roles.filter((role) => who.every((one) => one.roles.includes(role)));
  const names = who.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = who.length > MOST_NAMES ? [`${who.length - MOST_NAMES} more`] : [];
  return `Waiting for ${oneOf(held.length > 0 ? held.slice(0, 1) : roles)} (${[...names, ...more].join(", ")})`;
}

const oneOf = (roles: readonly Role[]) => roles.map((role) => `a ${role}`).join(" or ");
