import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { cases, events } from "@/db/schema";
import { CASE_EVENT_NAMES } from "@/lib/domain/case/follow-ups";
import { newsFor } from "@/lib/domain/duplicates/news";
import type { JobDraft } from "@/lib/jobs/definitions";
import { duplicatesOf } from "@/lib/queries/duplicates";
import { caseChain, type EventDraft } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { noEvents, noSubject, useCase } from "@/lib/server/use-case";
import { notifyReporters } from "@/lib/usecases/notices/queue";

type News = { caseId: string; newsId: string };

/**
 * Passes news of a case on to the reporters of every case that repeats it: a line in their own portal and a notice, in fixed
 * words that name nobody. What was told under this news id is not told again.
 */
export const tellDuplicates = useCase({
  input: z.object({ caseId: z.uuid(), event: z.enum(CASE_EVENT_NAMES), newsId: z.uuid() }),
  action: "notice.send",
  load: noSubject,
  run: async ({ input, tx, now }) => {
    const [row] = await tx.select().from(cases).where(eq(cases.id, input.caseId));
    const news = row && newsFor(input.event, row.outcome);
    const told: EventDraft[] = [];
    const jobs: JobDraft[] = [];
    for (const caseId of news ? await duplicatesOf(tx, input.caseId) : []) {
      if (!news || (await wasTold(tx, { caseId, newsId: input.newsId }))) continue;
      told.push({
        chain: caseChain(caseId),
        action: news.event,
        audience: "reporter",
        data: {
          news: input.newsId,
          outcome: row.outcome,
          ...(row.isPublic ? { publicId: row.reference } : {}),
        },
      });
      jobs.push(...(await notifyReporters(tx, { template: news.template, caseId, now })));
    }
    const [first, ...rest] = told;
    return {
      result: told.length,
      events: first ? [first, ...rest] : noEvents("nobody was to be told"),
      jobs,
    };
  },
});

async function wasTold(tx: Tx, { caseId, newsId }: News): Promise<boolean> {
  const found = await tx
    .select({ seq: events.seq })
    .from(events)
    .where(
      and(eq(events.chainKind, "case"), eq(events.chainId, caseId), sql`${events.data}->>'news' = ${newsId}`),
    )
    .limit(1);
  return found.length > 0;
}
