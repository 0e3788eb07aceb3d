import type {
  Automatable,
  Exploitation,
  SafetyImpact,
  SsvcDecision,
  TechnicalImpact,
  Utility,
  ValueDensity,
} from "./tree";

type Answer = { label: string; help: string };
type Question<Values extends string> = { title: string; ask: string; answers: Record<Values, Answer> };

type Questions = {
  exploitation: Question<Exploitation>;
  automatable: Question<Automatable>;
  valueDensity: Question<ValueDensity>;
  technicalImpact: Question<TechnicalImpact>;
  safetyImpact: Question<SafetyImpact>;
};
export type SsvcQuestion = keyof Questions;

/** What people are asked, in the order they are asked; the words are ours, the meaning is SSVC's. */
export const SSVC_QUESTIONS: Questions = {
  exploitation: {
    title: "Exploitation",
    ask: "What is known of attacks?",
    answers: {
      none: { label: "None", help: "No sign of attacks, and no public way to exploit it." },
      public_poc: {
        label: "Public PoC",
        help: "Working steps or code are public, or the way to exploit such a flaw is well known.",
      },
      active: { label: "Active", help: "There is sound evidence that real attackers use it." },
    },
  },
  automatable: {
    title: "Automatable",
    ask: "Can a program do the whole attack, from finding targets to exploiting them?",
    answers: {
      no: { label: "No", help: "Some step needs a person, or fails often, for every target." },
      yes: { label: "Yes", help: "One program can find and attack many targets reliably." },
    },
  },
  valueDensity: {
    title: "Value density",
    ask: "How much does one successful attack yield?",
    answers: {
      diffuse: { label: "Diffuse", help: "Little each time, such as one person’s device." },
      concentrated: { label: "Concentrated", help: "Much at once, such as a server that many depend on." },
    },
  },
  technicalImpact: {
    title: "Technical impact",
    ask: "How far does the attacker get in the software that has the flaw?",
    answers: {
      partial: { label: "Partial", help: "Some control, or some of the information it holds." },
      total: { label: "Total", help: "Full control of it, or all the information it holds." },
    },
  },
  safetyImpact: {
    title: "Public safety impact",
    ask: "Can people come to harm, whoever uses the software?",
    answers: {
      minimal: { label: "Minimal", help: "At worst discomfort; nobody is hurt or ruined." },
      significant: {
        label: "Significant",
        help: "People, their livelihood or what they depend on can be harmed.",
      },
    },
  },
};
export const SSVC_QUESTION_NAMES = Object.keys(SSVC_QUESTIONS) as readonly SsvcQuestion[];

export const UTILITY_LABELS: Record<Utility, string> = {
  laborious: "Laborious",
  efficient: "Efficient",
  super_effective: "Super effective",
};

export const DECISION_WORDS: Record<SsvcDecision, { label: string; means: string }> = {
  defer: { label: "Defer", means: "No work on it for now." },
  scheduled: { label: "Scheduled", means: "Fix it in the regular course of maintenance." },
  out_of_cycle: { label: "Out of cycle", means: "Fix it sooner than the next regular release." },
  immediate: { label: "Immediate", means: "Drop other work and fix it now." },
};

/** The answers to a question as a form shows them. */
export function answersOf(question: SsvcQuestion): (Answer & { value: string })[] {
  return Object.entries(SSVC_QUESTIONS[question].answers).map(([value, answer]) => ({ value, ...answer }));
}
