import { and, asc, desc, eq, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { advisoryRevisions, credits } from "@/db/schema";
import { ANONYMOUS } from "@/lib/domain/access/actor";
import type { AdvisoryFilter } from "@/lib/domain/advisory/filter";
import {
  type AdvisoryLine,
  type PublicAdvisory,
  type PublicCredit,
  topScore,
} from "@/lib/domain/advisory/public";
import type { Tx } from "@/lib/server/database";
import { read } from "@/lib/server/read";

// Nothing here is cached: a withdrawn name or advisory is gone with the next request, whichever process answers it
// (docs/decisions/public-data.md). Always read as nobody, so that being signed in shows no more.

const LIST_PAGE = 50;

const REVISION_COLUMNS = {
  id: advisoryRevisions.id,
  publicId: advisoryRevisions.publicId,
  content: advisoryRevisions.content,
  severity: advisoryRevisions.severity,
  firstPublishedAt: advisoryRevisions.firstPublishedAt,
  publishedAt: advisoryRevisions.publishedAt,
  withdrawnAt: advisoryRevisions.withdrawnAt,
};

type AdvisoryList = {
  lines: AdvisoryLine[];
  /** Value of `before` for the next page, or null on the last one. */
  next: string | null;
  products: string[];
};

/** Published advisories, newest first, a page at a time. */
export async function publicAdvisories(filter: AdvisoryFilter): Promise<AdvisoryList> {
  return read(ANONYMOUS, async ({ tx }) => {
    const rows = await tx
      .select(REVISION_COLUMNS)
      .from(advisoryRevisions)
      .where(and(isNull(advisoryRevisions.supersededAt), ...conditions(filter)))
      .orderBy(desc(advisoryRevisions.firstPublishedAt), asc(advisoryRevisions.id))
      .limit(LIST_PAGE + 1);
    const page = rows.slice(0, LIST_PAGE);
    const last = rows.length > LIST_PAGE ? page.at(-1) : undefined;
    return {
      lines: page.map(lineOf),
      next: last ? `${last.firstPublishedAt.toISOString()}_${last.id}` : null,
      products: await publishedProducts(tx),
    };
  });
}

function conditions({ severity, product, before }: AdvisoryFilter): (SQL | undefined)[] {
  const [at, id] = before?.split("_") ?? [];
  return [
    severity && eq(advisoryRevisions.severity, severity),
    product === undefined
      ? undefined
      : sql`${advisoryRevisions.content} @> ${JSON.stringify({ affected: [{ product }] })}::jsonb`,
    at !== undefined && id !== undefined
      ? or(
          lt(advisoryRevisions.firstPublishedAt, new Date(at)),
          and(
            eq(advisoryRevisions.firstPublishedAt, new Date(at)),
            sql`${advisoryRevisions.id} > ${id}::uuid`,
          ),
        )
      : undefined,
  ];
}

type Revision = Pick<typeof advisoryRevisions.$inferSelect, keyof typeof REVISION_COLUMNS>;

function lineOf(row: Revision): AdvisoryLine {
  const { content } = row;
  return {
    publicId: row.publicId,
    title: content.title,
    summary: content.summary,
    severity: row.severity,
    score: topScore(content),
    cves: content.cves,
    products: [...new Set(content.affected.map(({ product }) => product))],
    emergency: content.emergency,
    firstPublishedAt: row.firstPublishedAt.toISOString(),
    publishedAt: row.publishedAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  };
}

async function publishedProducts(tx: Tx): Promise<string[]> {
  const { rows } = await tx.execute<{ product: string }>(sql`
    select distinct item->>'product' as product
    from advisory_revisions, jsonb_array_elements(content->'affected') item
    where superseded_at is null order by 1 limit 200`);
  return rows.map(({ product }) => product);
}

/** The newest revision of one advisory, with the names that both sides agreed to; null where nothing was published. */
export async function publicAdvisory(publicId: string): Promise<PublicAdvisory | null> {
  return read(ANONYMOUS, async ({ tx }) => {
    const [row] = await tx
      .select({ ...REVISION_COLUMNS, number: advisoryRevisions.number, caseId: advisoryRevisions.caseId })
      .from(advisoryRevisions)
      .where(eq(advisoryRevisions.publicId, publicId))
      .orderBy(desc(advisoryRevisions.number))
      .limit(1);
    if (!row) return null;
    return {
      publicId: row.publicId,
      revision: row.number,
      content: row.content,
      firstPublishedAt: row.firstPublishedAt.toISOString(),
      publishedAt: row.publishedAt.toISOString(),
      withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
      credits: await creditsOf(tx, row.caseId),
    };
  });
}

async function creditsOf(tx: Tx, caseId: string): Promise<PublicCredit[]> {
  const rows = await tx
    .select({ name: credits.publicName, link: credits.publicLink, type: credits.type })
    .from(credits)
    .where(and(eq(credits.caseId, caseId), isNotNull(credits.publicName)))
    .orderBy(asc(credits.thankedAt), asc(credits.id));
  return rows.flatMap(({ name, link, type }) => (name === null ? [] : [{ name, link, type }]));
}
