/** `text` is null where the line was too long to keep. */
export type Line = { number: number; text: string | null };

/** The lines of a text that comes in pieces, from 1. Of one longer than `limit` characters only its number is kept. */
export async function* linesOf(pieces: AsyncIterable<string>, limit: number): AsyncGenerator<Line> {
  let number = 1;
  let parts: string[] = [];
  let length = 0;
  const line = (): Line => ({ number, text: length > limit ? null : parts.join("") });
  for await (const piece of pieces) {
    const [first = "", ...rest] = piece.split("\n");
    for (const [at, part] of [first, ...rest].entries()) {
      if (at > 0) {
        yield line();
        number += 1;
        parts = [];
        length = 0;
      }
      length += part.length;
      if (length > limit) parts = [];
      else parts.push(part);
    }
  }
  if (length > 0) yield line();
}
