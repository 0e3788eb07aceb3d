import type { Answers } from "@/lib/domain/report/answers";
import {
  commitsIn,
  endpointsIn,
  functionsIn,
  sourceFilesIn,
  versionsIn,
} from "@/lib/domain/report/identifiers";
import { countLines, type LineCounts } from "./lines";
import { EVIDENCE_GATE, EVIDENCE_PART_NAMES, EVIDENCE_PARTS, type EvidencePart } from "./parts";
import { isListedByScanners } from "./scanner-subjects";

/** What is judged: the report, what its reporter wrote since, and how many files came with either. */
export type Evidence = { answers: Answers; later: readonly string[]; files: number };

export type PartVerdict = { part: EvidencePart; points: number; most: number; why: string };

/**
 * `score`: 0 to 100, the sum of the parts. `missing`: parts without a point, to ask for. `needsEvidence`: one of them is
 * something nobody can do without.
 */
export type EvidenceVerdict = {
  score: number;
  parts: PartVerdict[];
  missing: EvidencePart[];
  needsEvidence: boolean;
};

type Material = Evidence & { text: string; lines: LineCounts };
type Found = { share: number; why: string };

const full = (why: string): Found => ({ share: 1, why });
const half = (why: string): Found => ({ share: 0.5, why });
const none = (why: string): Found => ({ share: 0, why });

/**
 * How much there is in a report to check it by, part by part with the reason. For sorting, and for asking: what is missing
 * closes nothing and hides nothing. Looks at the form of the texts only, never at whether they are true.
 */
export function judgeEvidence(evidence: Evidence): EvidenceVerdict {
  const material = materialOf(evidence);
  const parts = EVIDENCE_PART_NAMES.map((part): PartVerdict => {
    const { most } = EVIDENCE_PARTS[part];
    const { share, why } = CHECKS[part](material);
    return { part, points: Math.round(most * share), most, why };
  });
  const missing = parts.filter(({ points }) => points === 0).map(({ part }) => part);
  return {
    score: parts.reduce((sum, { points }) => sum + points, 0),
    parts,
    missing,
    needsEvidence: missing.some((part) => EVIDENCE_GATE.includes(part)),
  };
}

const READ_FIELDS = [
  "summary",
  "version",
  "location",
  "configuration",
  "steps",
  "proof_of_concept",
  "discovery",
  "impact",
  "exploited_details",
  "comments",
] as const;

/** So many characters are looked at; what shows evidence stands before that, or in a file. */
const LOOKED_AT = 100_000;

function materialOf(evidence: Evidence): Material {
  const texts = [...READ_FIELDS.map((field) => evidence.answers[field] ?? ""), ...evidence.later]
    .join("\n")
    .slice(0, LOOKED_AT);
  return { ...evidence, text: `${evidence.answers.title ?? ""}\n${texts}`, lines: countLines(texts) };
}

const NOT_KNOWN = /^(?:(?:i(?:’|')?m )?not sure|unknown|n\/?a|none|no|\?+|-+|all|any|latest)\.?$/i;

function says(answer: string | undefined): boolean {
  const text = (answer ?? "").trim();
  return /[\p{L}\p{N}]{2}/u.test(text) && !NOT_KNOWN.test(text.slice(0, 40));
}

// A link by itself says where to read on, not where the problem is.
function withoutLoneLinks(text: string): string {
  return text
    .split("\n")
    .filter((line) => !/^\s{0,8}(?:[*+-]\s{0,3})?https?:\/\/\S{1,500}\s{0,8}$/.test(line.slice(0, 600)))
    .join("\n");
}

const SERVICE = /\bhttps?:\/\/(?!github\.com|gitlab\.com)[\w.-]{3,200}/i;

const CHECKS: Record<EvidencePart, (material: Material) => Found> = {
  version({ answers, text }) {
    if (says(answers.version)) return full("The field for the version says it.");
    if (versionsIn(text).length > 0) return full("A version is named.");
    if (commitsIn(text).length > 0) return full("A commit is named.");
    if (answers.scope?.split(" ").includes("service"))
      return full("It is about a running service, which has no version to name.");
    if (SERVICE.test(withoutLoneLinks(text)))
      return half("No version, but the address of the service it was tried on.");
    return /\b(?:latest|current|master|main|trunk) (?:version|release|branch)\b/i.test(text)
      ? half("It says “latest” or names a branch, not which version that was.")
      : none("No version, tag or commit is named.");
  },
  place({ answers, text }) {
    if (says(answers.location)) return full("The field for the place says it.");
    if (sourceFilesIn(text).length > 0) return full("A source file is named.");
    if (functionsIn(text).length > 0) return full("A function is named.");
    return endpointsIn(withoutLoneLinks(text)).length > 0
      ? full("An address inside the service is named.")
      : none("No file, function or address is named.");
  },
  steps({ answers, lines, text }) {
    if ((answers.steps ?? "").trim().length >= 80) return full("The field for the steps says them.");
    if (lines.stepLines >= 3) return full("Three steps or more stand in a list.");
    if (says(answers.steps) || lines.stepLines > 0) return half("There are few steps.");
    return /\b(?:steps to reproduce|how to reproduce|reproduc(?:e|tion))\b/i.test(text)
      ? half("Reproducing it is spoken of, without a list of steps.")
      : none("There are no steps.");
  },
  proof({ answers, lines }) {
    if (says(answers.proof_of_concept)) return full("The field for a proof of concept says it.");
    if (lines.inputLines > 0) return full("A command, request or payload is given.");
    return lines.codeLines >= 3
      ? half("There is code, but no command or request.")
      : none("No command, request, file or code is given.");
  },
  output({ lines, files }) {
    if (lines.outputLines >= 2) return full("A trace, response or error is shown.");
    if (files > 0) return full("A file came with it.");
    return lines.outputLines === 1
      ? half("One line of output is shown.")
      : none("No trace, response or file shows what came out.");
  },
  impact({ answers, lines }) {
    if ((answers.impact ?? "").trim().length >= 60) return full("The field for the impact says it.");
    if (lines.consequences >= 2) return full("It is said what somebody can do with it.");
    return lines.consequences === 1 || says(answers.impact)
      ? half("One sentence names a consequence.")
      : none("It is not said what an attacker gains.");
  },
  own_words({ answers, lines: { proseWords, unfilledLines, outputLines } }) {
    if (proseWords < 30) return none("There are hardly any sentences.");
    if (isListedByScanners(answers.title ?? "") && outputLines < 2)
      return none("Tools list this of nearly every site, and nothing shows what can be done with it here.");
    if (unfilledLines > 0) return half("Lines of a template were left as they were.");
    return proseWords >= 80 ? full("It is told in sentences.") : half("It is told in a few words.");
  },
};
