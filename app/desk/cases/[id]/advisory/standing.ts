import { advisoryPath, isOut, type PathPart, type PathStep } from "@/lib/domain/advisory/path";
import { type AdvisoryProblem, advisoryProblems } from "@/lib/domain/advisory/problems";
import { advisoryTurn } from "@/lib/domain/advisory/turn";
import type { NextStep } from "@/lib/domain/case/next-move";
import { type NextWords, nextMoveWords } from "@/lib/domain/case/next-move-words";
import type { AdvisoryPage, WrittenAdvisory } from "@/lib/queries/desk-advisories";

export type Standing = {
  parts: PathPart[];
  current: PathStep;
  problems: AdvisoryProblem[];
  /** Whose turn it is; null where nobody has to do anything. */
  turn: NextWords | null;
  /** What the reader does next, on this very page. */
  act: NextStep["step"] | null;
};

/** Where the text stands, and what that asks of whoever reads the page. */
export function standingOf(
  { facts, access, team }: AdvisoryPage,
  advisory: WrittenAdvisory,
  personId: string,
  now: Date,
): Standing {
  const { state, acts, content, outdated } = advisory;
  const problems = advisoryProblems(content, outdated);
  const parts = advisoryPath(
    {
      state,
      // The first version is made from the case.
      written: advisory.version > 1,
      blocking: problems.filter(({ blocks }) => blocks).length,
      scheduled: acts.scheduled !== undefined,
      facts,
    },
    now,
  );
  const current = parts.find((part) => part.state === "current")?.step ?? "public";
  const colleagues = team.map(({ value, label, roles }) => ({ id: value, name: label, roles }));
  const next = advisoryTurn({ current, isOut: isOut(state), facts }, { access, team: colleagues, now });
  const turn = next && nextMoveWords(next, personId, "advisory");
  return { parts, current, problems, turn, act: next && turn?.mine && turn.path === null ? next.step : null };
}
