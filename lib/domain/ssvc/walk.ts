import {
  EXPLOITATION,
  SAFETY_IMPACT,
  SSVC_DECISIONS,
  type SsvcAnswers,
  type SsvcDecision,
  ssvcDecision,
  TECHNICAL_IMPACT,
  UTILITY,
} from "./tree";

/** The answers of the tree, question by question, in the order in which it branches. */
export const BRANCHES = {
  exploitation: EXPLOITATION,
  utility: UTILITY,
  technicalImpact: TECHNICAL_IMPACT,
  safetyImpact: SAFETY_IMPACT,
} as const satisfies { [Name in keyof SsvcAnswers]: readonly SsvcAnswers[Name][] };

export type BranchName = keyof typeof BRANCHES;
export const BRANCH_NAMES = Object.keys(BRANCHES) as readonly BranchName[];

/** What was answered so far. */
export type SomeAnswers = Partial<SsvcAnswers>;

/** The decisions these answers leave open, least pressing first: one when every question is answered. */
export function openDecisions(answers: SomeAnswers): SsvcDecision[] {
  const reached = new Set(completions(answers).map(ssvcDecision));
  return SSVC_DECISIONS.filter((decision) => reached.has(decision));
}

/** One fork of the tree: every answer to its question, with the decisions it leads to while the other answers stay. */
export type Fork = {
  question: BranchName;
  ways: { answer: string; taken: boolean; leadsTo: SsvcDecision[] }[];
};

/** The way through the tree: at each fork what was taken, and what each other answer would lead to. */
export function wayThrough(answers: SomeAnswers): Fork[] {
  return BRANCH_NAMES.map((question) => ({
    question,
    ways: BRANCHES[question].map((answer) => ({
      answer,
      taken: answers[question] === answer,
      leadsTo: openDecisions({ ...answers, [question]: answer }),
    })),
  }));
}

function completions(answers: SomeAnswers): SsvcAnswers[] {
  return EVERY_WAY.filter((way) =>
    BRANCH_NAMES.every((name) => answers[name] === undefined || answers[name] === way[name]),
  );
}

const EVERY_WAY: readonly SsvcAnswers[] = EXPLOITATION.flatMap((exploitation) =>
  UTILITY.flatMap((utility) =>
    TECHNICAL_IMPACT.flatMap((technicalImpact) =>
      SAFETY_IMPACT.map((safetyImpact) => ({ exploitation, utility, technicalImpact, safetyImpact })),
    ),
  ),
);
