import { writeCursor } from "@/lib/domain/board/cursor";
import type { StateColumn } from "@/lib/domain/board/data";
import { CASE_STATES, type CaseState } from "@/lib/domain/case/states";
import type { Reading } from "@/lib/server/read";
import { countsOf } from "./counts";
import { inState, type ResolvedTerm } from "./fields";
import type { Found, Looking } from "./find";
import { atLeastShown, pageOf, stoppedAt } from "./page";
import { toBoardRow } from "./row";
import { alsoWhere } from "./where";

/** Cards of one column to begin with. */
const COLUMN_SIZE = 20;

/** The cases of a search as one column a state, in the order in which a case goes through them. */
export async function columnsOf(
  reading: Reading,
  { now }: Looking,
  { finding, words, terms }: Found,
): Promise<StateColumn[]> {
  return Promise.all(
    statesOf(terms).map(async (state) => {
      // The cases of one state lie together in no order but their own: nothing is near.
      const own = { ...finding, where: alsoWhere(finding.where, [inState(state)]), reach: null };
      const [page, { count }] = await Promise.all([
        pageOf(reading, own, null, COLUMN_SIZE),
        countsOf(reading, own, words.sample),
      ]);
      return {
        state,
        count: atLeastShown(count, page),
        rows: page.rows.map((row) => toBoardRow(reading.vaults, row, now)),
        next: page.next && writeCursor(page.next),
        stopped: stoppedAt(page, own, words),
      };
    }),
  );
}

/** The states cases of this search can be in, as far as its qualifiers say. */
function statesOf(terms: readonly ResolvedTerm[]): CaseState[] {
  const rules = terms.flatMap(({ field, values, negated }) => {
    if (field === "state") return [(state: CaseState) => values.includes(state) !== negated];
    if (field !== "is" || values.length !== 1) return [];
    const [flag] = values;
    if (flag !== "open" && flag !== "closed") return [];
    return [(state: CaseState) => ((state === "closed") === (flag === "closed")) !== negated];
  });
  return CASE_STATES.filter((state) => rules.every((allows) => allows(state)));
}
