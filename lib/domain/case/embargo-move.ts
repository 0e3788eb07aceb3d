import { z } from "zod";
import { zonedWords } from "@/lib/domain/clock/zone-words";

/** An end of an embargo that was set, moved or taken away, as its event holds it; null: none. */
export type EmbargoMove = { embargoFrom: string | null; embargoTo: string | null; timeZone: string };

const instant = z.iso.datetime().nullable();
const moveSchema = z.object({ embargoFrom: instant, embargoTo: instant, timeZone: z.string() });

/** What of an event's data says so; null where it does not. */
export function embargoMoveOf(data: Readonly<Record<string, unknown>>): EmbargoMove | null {
  return moveSchema.safeParse(data).data ?? null;
}

/** Both ends in words, in the zone of the case's policy; null: no embargo. */
export function embargoEnds({ embargoFrom, embargoTo, timeZone }: EmbargoMove) {
  const words = (at: string | null) => (at === null ? null : zonedWords(new Date(at), timeZone));
  return { from: words(embargoFrom), to: words(embargoTo) };
}

/** What was done, after the name of who did it: "moved the end of the embargo from … to …". */
export function embargoMoveWords(move: EmbargoMove): string {
  const { from, to } = embargoEnds(move);
  if (from === null) return `set the end of the embargo to ${to}`;
  return to === null
    ? `took the embargo away that was to end ${from}`
    : `moved the end of the embargo from ${from} to ${to}`;
}
