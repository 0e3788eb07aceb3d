import { nearest } from "@/lib/domain/search/nearest";
import { REPLY_FIELD_NAMES, type ReplyField } from "./fields";

/** A field that is not known, where it stands (UTF-16 offsets, the end not included) and what may be meant. */
export type ReplyProblem = { from: number; to: number; name: string; instead: ReplyField | null };

// Only a name in braces is a field: JSON, code and empty braces stay what they are.
const FIELD = /\{([a-z][a-z_]{0,30})\}/gi;

/** Fields that a text asks for and nobody knows, in their order. Linear in the text. */
export function unknownFields(text: string): ReplyProblem[] {
  return [...text.matchAll(FIELD)].flatMap((match) => {
    const name = match[1] ?? "";
    if (isField(name)) return [];
    const from = match.index;
    const instead = nearest(name.toLowerCase(), REPLY_FIELD_NAMES);
    return [
      {
        from,
        to: from + match[0].length,
        name,
        instead: REPLY_FIELD_NAMES.find((one) => one === instead) ?? null,
      },
    ];
  });
}

/** A problem in words, with its place as an editor counts: lines and characters from one. */
export function problemWords(text: string, { from, name, instead }: ReplyProblem): string {
  const before = text.slice(0, from).split("\n");
  const character = [...(before.at(-1) ?? "")].length + 1;
  const hint = instead
    ? ` Is {${instead}} meant?`
    : ` There are ${REPLY_FIELD_NAMES.map((field) => `{${field}}`).join(", ")}.`;
  return `Line ${before.length}, character ${character}: there is no field {${name}}.${hint}`;
}

/** What is known of the case; null where nothing stands there yet. */
export type ReplyValues = Readonly<Record<ReplyField, string | null>>;

/**
 * The text with its fields filled in. Where the case has no value, the field's name stands in square brackets and is among
 * `gaps`, for somebody to write over.
 */
export function fillReply(text: string, values: ReplyValues): { text: string; gaps: ReplyField[] } {
  const gaps = new Set<ReplyField>();
  const filled = text.replace(FIELD, (whole, name: string) => {
    if (!isField(name)) return whole;
    const value = values[name];
    if (value !== null && value !== "") return value;
    gaps.add(name);
    return `[${name.replace("_", " ")}]`;
  });
  return { text: filled, gaps: [...gaps] };
}

function isField(name: string): name is ReplyField {
  return REPLY_FIELD_NAMES.some((field) => field === name);
}
