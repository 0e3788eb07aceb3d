import { z } from "zod";
import type { Stopped } from "@/lib/domain/board/data";
import { EXPORT_FORMATS, EXPORT_LIMIT, type ExportFormat, searchShape } from "@/lib/domain/board/export";
import { readPlace, standing } from "@/lib/domain/board/place";
import type { Parsed } from "@/lib/domain/search/parse";
import { pinNames } from "@/lib/domain/search/pin";
import { type Order, writeOrder } from "@/lib/domain/search/sorts";
import { SEARCH_LIMITS } from "@/lib/domain/search/term";
import { exportSize } from "@/lib/queries/board/export";
import { findCases } from "@/lib/queries/board/find";
import { knownTo } from "@/lib/queries/board/resolve";
import { findView } from "@/lib/queries/board/views";
import { INSTANCE_CHAIN } from "@/lib/server/audit/append";
import { forbidden, invalid } from "@/lib/server/errors";
import { countTry } from "@/lib/server/rate-limit";
import { noSubject, useCase } from "@/lib/server/use-case";

const part = z
  .string()
  .max(2 * SEARCH_LIMITS.characters)
  .optional();

export type Export = { format: ExportFormat; parsed: Parsed; order: Order };

/**
 * Allows somebody to take all cases of a search with them as a file, and writes down that they did: what was asked for,
 * without its words, and how many cases that is. The file itself is made by whoever calls this (lib/queries/board/export).
 */
export const exportCases = useCase({
  input: z.object({
    format: z.enum(EXPORT_FORMATS, "Choose CSV or JSON."),
    view: part,
    q: part,
    sort: part,
  }),
  action: "case.export",
  prepare: async ({ actor }) => {
    if (actor.type !== "person") throw forbidden();
    await countTry("export", actor.personId);
    return actor;
  },
  load: noSubject,
  run: async ({ input: { format, ...address }, prepared: actor, now, ...work }) => {
    const { place, problems: unread } = readPlace(address);
    const { view, found: knowsView } = await findView(work, place.view);
    const { parsed, order } = standing(place, view.search);
    const found = await findCases(work, { actor, now }, { parsed, order, usual: false });
    const problems = [
      ...unread.map((field) => ({
        field,
        message: "The address asks for something this board does not know.",
      })),
      ...(knowsView ? [] : [{ field: "view", message: "This view is not there any more." }]),
      ...found.problems.map(({ message }) => ({ field: "q", message })),
    ];
    // A file of something else than what was meant would look like the right one.
    if (problems.length > 0) throw invalid(problems);
    const { stopped } = found.words;
    if (stopped) throw invalid([{ field: "q", message: notAllOf(stopped) }]);
    const size = await exportSize(work, found);
    if (size !== null && size > EXPORT_LIMIT)
      throw invalid([{ field: "q", message: "A file holds 100,000 cases at most. Narrow the search." }]);
    const search = searchShape({ terms: parsed.terms, order: null });
    return {
      // By ids: a name changed while the file is made takes no case out of it.
      result: {
        format,
        parsed: pinNames(parsed, await knownTo(work.tx, parsed.terms)),
        order,
      } satisfies Export,
      events: [
        {
          chain: INSTANCE_CHAIN,
          action: "cases.exported",
          data: { format, search, order: writeOrder(order), cases: size },
        },
      ],
    };
  },
});

const notAllOf = ({ by, cases }: Stopped) =>
  by === "phrase"
    ? `Only the newest ${cases.toLocaleString("en")} cases with these words are searched for the exact phrase: a file would not hold all. Narrow the search.`
    : `Looking for these words ended after ${cases.toLocaleString("en")} cases: a file would not hold all. Narrow the search.`;
