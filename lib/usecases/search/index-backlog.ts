import { sql } from "drizzle-orm";
import { z } from "zod";
import type { JobDraft } from "@/lib/jobs/definitions";
import { read } from "@/lib/server/read";
import { type Caller, noEvents, noSubject, useCase } from "@/lib/server/use-case";
import { indexCaseIfThere } from "./index-case";

const BATCH = 500;
const START = "00000000-0000-0000-0000-000000000000";

/** Asks for a look at all cases for those whose texts were never looked at: at the start of a worker, or where the last look ended. */
export const askForBacklog = useCase({
  input: z.object({ after: z.uuid().default(START) }),
  action: "maintenance.run",
  load: noSubject,
  run: async ({ input }) => ({
    result: null,
    events: noEvents("only a job is put in the queue"),
    jobs: [backlogJob(input.after)],
  }),
});

/** Under one key, so that however many ask, one looks. */
export function backlogJob(after = START): JobDraft {
  return { name: "index-backlog", payload: { after }, key: "index-backlog" };
}

/**
 * Indexes what is missing among the next cases by id, each in a transaction of its own, and asks for those after them.
 * Killed half-way, the next run finds what the last one left.
 */
export async function indexBacklog(caller: Caller, after: string): Promise<void> {
  const { missing, next } = await read(caller.actor, async ({ tx }) => {
    const { rows } = await tx.execute<{ id: string; missing: boolean }>(sql`
      select c.id, (w.case_id is null and s.word_index) or (c.quality is null and r.case_id is not null) as missing
      from (select id, quality from cases where id > ${after}::uuid order by id limit ${sql.raw(String(BATCH))}) c
        left join case_words w on w.case_id = c.id
        left join lateral (select case_id from reports where case_id = c.id limit 1) r on true
        cross join settings s
      order by c.id`);
    return {
      missing: rows.filter((row) => row.missing).map(({ id }) => id),
      next: rows.length === BATCH ? rows.at(-1)?.id : undefined,
    };
  });
  for (const caseId of missing) await indexCaseIfThere(caller, caseId);
  if (next !== undefined) await askForBacklog(caller, { after: next });
}
