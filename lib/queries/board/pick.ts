import { type SQL, sql } from "drizzle-orm";
import { PICKED } from "./found-row";
import { orderOf, type Walk } from "./sorting";

/** What is tried case by case because no index answers it, on so many cases at most. */
export type Tests = { sql: SQL; most: number };

type Pick = { condition: SQL; walk: Walk; count: number };

// Limits stand in the text: without knowing how few rows are wanted, no plan that could be kept would walk an index.
const number = (count: number) => sql.raw(String(count));

/** The first cases in the order, however the planner finds them. */
export function pickPlain({ condition, walk, count }: Pick): SQL {
  return sql`
      select ${PICKED}, null::bigint as place, true as passes
      from cases c where ${condition}
      order by ${orderOf(walk)} limit ${number(count)}`;
}

/**
 * Cases come in their order, numbered, and each is tested as it comes. The last one that may be tested is handed over in any
 * case, to go on from there.
 */
export function pickTested(columns: SQL, { tests, condition, walk, count }: Pick & { tests: Tests }): SQL {
  const most = number(tests.most);
  return sql`
      select c.*, c.place < ${most} or ${tests.sql} as passes
      from (
        select ${columns}, row_number() over (order by ${orderOf(walk)}) as place
        from cases c where ${condition}
        order by ${orderOf(walk)} limit ${most}
      ) c
      where c.place = ${most} or ${tests.sql}
      order by ${orderOf(walk)} limit ${number(count)}`;
}

/**
 * The first cases in the order, out of all that are found by other means: without a thought of the order, and no more than
 * `most`. Where there are more, none passes.
 */
export function pickGathered({ most, condition, walk, count }: Pick & { most: number }): SQL {
  return sql`
      with gathered as materialized (select ${PICKED} from cases c where ${condition} limit ${number(most + 1)})
      select c.*, null::bigint as place, (select count(*) from gathered) <= ${number(most)} as passes
      from gathered c
      order by ${orderOf(walk)} limit ${number(count)}`;
}
