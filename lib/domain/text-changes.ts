import { diffWordsWithSpace } from "diff";

/** A piece of a text, as it stands in both versions or in one. */
export type TextPart = { kind: "same" | "added" | "removed"; text: string };

/** How one field differs between two versions: from what to what, what came and went, or word by word. */
export type Change =
  | { kind: "words"; before: string; after: string }
  | { kind: "list"; added: string[]; removed: string[] }
  | { kind: "text"; parts: TextPart[] };

const DIFF_MS = 200;

/** Two texts word by word, in the order of reading. */
export function textParts(before: string, after: string): TextPart[] {
  const pieces = diffWordsWithSpace(before, after, { timeout: DIFF_MS }) ?? [];
  // Two texts with next to nothing in common are told one after the other.
  if (pieces.length === 0)
    return [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
  return joined(pieces);
}

/** Changes with nothing but a blank between them read as one: what went, then what came. */
function joined(pieces: readonly { added: boolean; removed: boolean; value: string }[]): TextPart[] {
  const parts: TextPart[] = [];
  let run = { removed: "", added: "" };
  const end = () => {
    if (run.removed) parts.push({ kind: "removed", text: run.removed });
    if (run.added) parts.push({ kind: "added", text: run.added });
    run = { removed: "", added: "" };
  };
  for (const [index, { added, removed, value }] of pieces.entries()) {
    if (added) run.added += value;
    else if (removed) run.removed += value;
    else if (isBetween(run, value) && index < pieces.length - 1) {
      run = { removed: run.removed + value, added: run.added + value };
    } else {
      end();
      parts.push({ kind: "same", text: value });
    }
  }
  end();
  return parts;
}

function isBetween(run: { removed: string; added: string }, text: string): boolean {
  return /^ +$/.test(text) && run.removed !== "" && run.added !== "";
}
