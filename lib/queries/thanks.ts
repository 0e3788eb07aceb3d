import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { advisoryRevisions, credits } from "@/db/schema";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import type { ThanksEntry } from "@/lib/domain/credit/hall";
import type { Severity } from "@/lib/domain/severity";
import { read } from "@/lib/server/read";

const OVERVIEW_MOST = 200;
const YEAR_MOST = 2_000;

export type Thanks = {
  entries: ThanksEntry[];
  /** Every year somebody was thanked in, newest first. */
  years: number[];
  /** More were thanked than are listed. */
  more: boolean;
};

/** Who was thanked, newest first: the last of them over all years, or all of one year. Names as both sides agreed. */
export async function hallOfFame(year?: number): Promise<Thanks> {
  const most = year === undefined ? OVERVIEW_MOST : YEAR_MOST;
  return read(ANONYMOUS, async ({ tx }) => {
    const thanked = tx
      .select({
        id: credits.id,
        name: credits.publicName,
        link: credits.publicLink,
        year: credits.thankedYear,
        at: credits.thankedAt,
        publicId: advisoryRevisions.publicId,
        title: sql<string | null>`${advisoryRevisions.content}->>'title'`,
        severity: advisoryRevisions.severity,
        withdrawnAt: advisoryRevisions.withdrawnAt,
      })
      .from(credits)
      .leftJoin(
        advisoryRevisions,
        and(eq(advisoryRevisions.publicId, credits.advisoryPublicId), isNull(advisoryRevisions.supersededAt)),
      )
      .where(
        and(
          isNotNull(credits.publicName),
          year === undefined ? isNotNull(credits.thankedYear) : eq(credits.thankedYear, year),
        ),
      )
      .orderBy(desc(credits.thankedYear), desc(credits.thankedAt), desc(credits.id))
      .limit(most + 1);
    // A loose index scan: one look per year, however many people were thanked.
    const yearly = tx.execute<{ year: number }>(sql`
      with recursive years(year) as (
        (select max(thanked_year) from credits where public_name is not null)
        union all
        select (select max(c.thanked_year) from credits c where c.thanked_year < y.year and c.public_name is not null)
        from years y where y.year is not null
      ) select year from years where year is not null`);
    const [rows, { rows: years }] = await Promise.all([thanked, yearly]);
    return {
      entries: rows.slice(0, most).flatMap(entryOf),
      years: years.map((row) => row.year),
      more: rows.length > most,
    };
  });
}

type Row = {
  id: string;
  name: string | null;
  link: string | null;
  year: number | null;
  at: Date | null;
  publicId: string | null;
  title: string | null;
  severity: Severity | null;
  withdrawnAt: Date | null;
};

function entryOf({ id, name, link, year, at, publicId, title, severity, ...row }: Row): ThanksEntry[] {
  if (name === null || year === null || at === null) return [];
  const withdrawnAt = row.withdrawnAt?.toISOString() ?? null;
  const advisory =
    publicId !== null && severity !== null ? { publicId, title: title ?? "", severity, withdrawnAt } : null;
  const instant = at.toISOString();
  return [{ id, name, link, year, at: advisory ? instant : instant.slice(0, 10), advisory }];
}
