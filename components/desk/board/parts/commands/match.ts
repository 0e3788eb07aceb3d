import { nearest } from "@/lib/domain/search/nearest";
import { COMMAND_GROUPS, type Command, type CommandGroup } from "./command";

export type CommandList = readonly { group: CommandGroup; commands: readonly Command[] }[];

/** Lines shown at most: further down nobody looks. */
const MOST_LINES = 40;

const START_OF_LABEL = 5;
const WHOLE_WORD = 4;
const START_OF_WORD = 3;
const INSIDE_WORD = 2;
const TYPING_ERROR = 1;

/**
 * The commands that fit what is typed: every word of it has to begin a word of the command, stand inside one, or be one with
 * a typing error. Groups stand in the order of their best line; without a text, all but rare ones, in their own order.
 */
export function matchCommands(commands: readonly Command[], typed: string): CommandList {
  const words = wordsOf(typed);
  const scored = commands
    .map((command) => ({ command, score: scoreOf(command, words) }))
    .filter(({ command, score }) => (words.length === 0 ? !command.rare : score > 0));
  const best = words.length === 0 ? scored : scored.sort((one, other) => other.score - one.score);
  const shown = best.slice(0, MOST_LINES);
  const groups = COMMAND_GROUPS.map((group) => ({
    group,
    score: Math.max(0, ...shown.filter(({ command }) => command.group === group).map(({ score }) => score)),
    commands: shown.filter(({ command }) => command.group === group).map(({ command }) => command),
  })).filter(({ commands: some }) => some.length > 0);
  return groups
    .sort((one, other) => other.score - one.score)
    .map(({ group, commands: some }) => ({ group, commands: some }));
}

// Without marks, so that "rene" finds René.
function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function scoreOf({ label, words = "", group }: Command, typed: readonly string[]): number {
  const own = wordsOf(label);
  const known = [...own, ...wordsOf(words), ...wordsOf(group)];
  const scores = typed.map((word) => scoreOfWord(word, own, known));
  if (scores.includes(0)) return 0;
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}

function scoreOfWord(word: string, own: readonly string[], known: readonly string[]): number {
  if (own[0]?.startsWith(word)) return START_OF_LABEL;
  if (known.includes(word)) return WHOLE_WORD;
  if (known.some((one) => one.startsWith(word))) return START_OF_WORD;
  if (word.length > 1 && known.some((one) => one.includes(word))) return INSIDE_WORD;
  return word.length > 3 && nearest(word, known) !== null ? TYPING_ERROR : 0;
}
