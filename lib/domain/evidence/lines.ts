// What a report's lines look like. Long lines are looked at in pieces, so that all of it is linear in the text.

const LONGEST_PIECE = 1_000;

/** Counts over the lines of a report's texts. */
export type LineCounts = {
  /** Words of prose: outside code, links and headings. */
  proseWords: number;
  /** Lines inside fenced or indented code. */
  codeLines: number;
  /** Commands, requests and payloads, wherever they stand. */
  inputLines: number;
  /** What a program answered: traces, sanitizer reports, responses, errors. */
  outputLines: number;
  /** Numbered or bulleted lines, not counting lists of links. */
  stepLines: number;
  /** Lines of a form's template that nobody replaced. */
  unfilledLines: number;
  /** Sentences that say what somebody can do with it. */
  consequences: number;
};

const FENCE = /^\s{0,8}(?:```|~~~)/;
const UNFILLED = /^\s*(?:[*-]\s*)?\[[^\]]{8,400}\]\s*$/;
const STEP = /^\s{0,8}(?:\d{1,2}\s{0,2}[.):-]|step\s{1,3}\d{1,2}\b|[*•+-]\s)\s{0,4}\S/i;
const ONLY_LINK = /^\s{0,8}(?:[*•+-]|\d{1,2}[.)])?\s{0,4}(?:\[[^\]]{0,200}\]\()?https?:\/\/\S{1,500}\)?\s*$/i;

const REQUEST = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE)\s{1,3}\/\S{0,500}\s{1,3}HTTP\/\d/;
const PROMPT = /^[$#>]\s{1,2}[\w./]/;
/** A command by its name counts with something only a command has: an option, an address, a file, a pipe. */
const COMMAND =
  /^(?:sudo|curl|wget|python3?|node|npm|npx|php|ruby|gcc|clang|make|docker|kubectl|git|nmap|sqlmap|openssl|nc|echo|cat|java|go|\.\/\S{1,80})\s.{0,300}?(?:\s--?\w|https?:\/\/|\w\.\w{1,5}\b|[|>;])/;
const PAYLOAD =
  /<script|<img\s|<svg|onerror=|javascript:|'\s{0,3}or\s{1,3}'?1|\.\.\/\.\.\/|%2e%2e|\{\{.{1,80}\}\}|\$\{.{1,80}\}|AAAAAAAA/i;

const OUTPUT =
  /(?:AddressSanitizer|MemorySanitizer|UndefinedBehaviorSanitizer|LeakSanitizer|valgrind|==\d{2,9}==|Segmentation fault|SIGSEGV|SIGABRT|core dumped|Traceback \(most recent|^\s{0,20}#\d{1,3}\s{1,5}0x[0-9a-f]|^\s{1,20}at\s\S{1,200}\(|^\s{1,20}at\s\S{1,200}:\d|HTTP\/[\d.]{1,3}\s[1-5]\d\d|Exception in thread|\w{3,40}(?:Error|Exception):\s|panic:|fatal error|^\s{0,4}[<>]\s(?:HTTP|[A-Z][\w-]{2,30}:)|^\s{0,4}[A-Z][\w-]{2,30}:\s\S{1,300}$|uid=\d|root:x:0)/;

const CONSEQUENCE =
  /\b(?:attackers?|adversar(?:y|ies)|malicious\s\w{2,20}|(?:un)?authenticated\s\w{2,20}|users?|anyone|someone|one|hackers?|victims?|this)\b.{0,60}\b(?:can|could|may|might|is\sable\sto|allows?|leads?\sto|results?\sin|enables?|will)\b/i;

/** Goes over the lines of `text` once. */
export function countLines(text: string): LineCounts {
  const counts: LineCounts = {
    proseWords: 0,
    codeLines: 0,
    inputLines: 0,
    outputLines: 0,
    stepLines: 0,
    unfilledLines: 0,
    consequences: 0,
  };
  let fenced = false;
  for (const line of text.split("\n")) {
    if (FENCE.test(line.slice(0, 20))) {
      fenced = !fenced;
      continue;
    }
    const isCode = fenced || /^(?: {4}|\t)\s{0,40}\S/.test(line.slice(0, 50));
    for (let at = 0; at < line.length; at += LONGEST_PIECE)
      countPiece(counts, line.slice(at, at + LONGEST_PIECE), isCode);
  }
  return counts;
}

function countPiece(counts: LineCounts, line: string, isCode: boolean): void {
  if (line.trim() === "") return;
  if (UNFILLED.test(line)) {
    counts.unfilledLines++;
    return;
  }
  if (isCode) counts.codeLines++;
  if (isInput(line, isCode)) counts.inputLines++;
  else if (OUTPUT.test(line) && (isCode || !isProse(line))) counts.outputLines++;
  if (isCode) return;
  if (STEP.test(line) && !ONLY_LINK.test(line)) counts.stepLines++;
  if (CONSEQUENCE.test(line)) counts.consequences++;
  counts.proseWords += proseWordsIn(line);
}

// Commands stand behind a list's number or in backticks too. Prose may begin with the name of a command.
function isInput(line: string, isCode: boolean): boolean {
  const bare = line.replace(/^\s{0,20}(?:\d{1,2}[.)]|[*•+-])?\s{0,4}/, "");
  const quoted = /`([^`]{4,400})`/.exec(bare)?.[1];
  if (PAYLOAD.test(line) || REQUEST.test(bare) || (isCode && PROMPT.test(bare))) return true;
  const said = quoted ?? (isCode || proseWordsIn(bare) <= 12 ? bare : "");
  return COMMAND.test(said) || REQUEST.test(said);
}

// A sentence about an exception is not its trace.
function isProse(line: string): boolean {
  return proseWordsIn(line) > 25;
}

function proseWordsIn(line: string): number {
  if (/^\s{0,3}#/.test(line)) return 0;
  return line
    .split(/\s+/)
    .filter((word) => word.length <= 40 && /^[("“*_]{0,3}\p{L}/u.test(word) && !word.includes("://")).length;
}
