import { z } from "zod";

const takenBack = z.object({ seq: z.number() });

/** The events of a case as somebody outside is told them: a move that was taken back was never theirs to hear of. */
export function standingEvents<Event extends { seq: number; action: string; data: unknown }>(
  events: readonly Event[],
): Event[] {
  const gone = new Set(
    events.flatMap(({ seq, action, data }) =>
      action === "case.taken_back" ? [seq, takenBack.parse(data).seq] : [],
    ),
  );
  return events.filter(({ seq }) => !gone.has(seq));
}
