import { and, desc, eq, sql } from "drizzle-orm";
import { advisories, advisoryApprovals, advisoryRevisions, caseKeys, cases, people } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { outdatedFacts } from "@/lib/domain/advisory/currency";
import { isOut } from "@/lib/domain/advisory/path";
import type { AdvisoryState } from "@/lib/domain/advisory/states";
import type { CaseState } from "@/lib/domain/case/states";
import type { Severity } from "@/lib/domain/severity";
import { accessOf } from "@/lib/server/case-access";
import type { Tx } from "@/lib/server/database";
import { type Reading, read } from "@/lib/server/read";
import { advisoryActs } from "./advisory-acts";
import { openContent } from "./advisory-content";
import { factsOfCase } from "./advisory-facts";
import { advisorySteps } from "./advisory-steps";
import { approvedBefore } from "./approved-text";
import { gatherFacts } from "./case-facts";
import { creditsOfCase } from "./credits";
import { deskChoices } from "./desk-choices";
import { type FoundCase, findCase, headOf } from "./find-case";

/** Everything the advisory page of the desk shows; null where the case is absent or not for this person. */
export async function advisoryPage(actor: PersonActor, reference: string) {
  return read(actor, async (reading) => {
    const found = await findCase(reading, reference);
    if (!found) return null;
    const { row } = found;
    const { people: team, products } = await deskChoices(reading.tx);
    return {
      head: headOf(found),
      access: await accessOf(reading.tx, row),
      facts: await gatherFacts(reading, row),
      advisory: await advisoryOf(reading, row),
      credits: await creditsOfCase(reading, row.id),
      team,
      products: products.map(({ label }) => label),
    };
  });
}
export type AdvisoryPage = NonNullable<Awaited<ReturnType<typeof advisoryPage>>>;
export type WrittenAdvisory = NonNullable<AdvisoryPage["advisory"]>;

async function advisoryOf(reading: Reading, { id: caseId, receivedAt }: FoundCase["row"]) {
  const { tx, vaults } = reading;
  const [row] = await tx.select().from(advisories).where(eq(advisories.caseId, caseId));
  if (!row) return null;
  const vault = await vaults.ofCase(caseId);
  const content = openContent(vault, row);
  const { pulled } = await factsOfCase(reading, caseId);
  const approvals = await tx
    .select({
      personId: advisoryApprovals.personId,
      name: people.displayName,
      version: advisoryApprovals.version,
      at: advisoryApprovals.approvedAt,
    })
    .from(advisoryApprovals)
    .leftJoin(people, eq(people.id, advisoryApprovals.personId))
    .where(eq(advisoryApprovals.advisoryId, row.id));
  const [author] = row.authorId
    ? await tx.select({ name: people.displayName }).from(people).where(eq(people.id, row.authorId))
    : [];
  const revisions = await tx
    .select({ number: advisoryRevisions.number, at: advisoryRevisions.publishedAt })
    .from(advisoryRevisions)
    .where(eq(advisoryRevisions.advisoryId, row.id))
    .orderBy(desc(advisoryRevisions.number));
  const [newest] = revisions;
  const shown = isOut(row.state) && newest ? newest : null;
  const released = newest ? await revisionText(tx, row.id, newest.number) : null;
  return {
    publicId: row.publicId,
    state: row.state,
    version: row.version,
    content,
    /** What the public reads, or would read if the text were published now. */
    preview: {
      revision: shown?.number ?? null,
      publishedAt: shown?.at.toISOString() ?? null,
      content:
        shown && released ? released : { ...content, timeline: await advisorySteps(tx, caseId, receivedAt) },
    },
    /** What the newest revision says; null where nothing was published yet. */
    released,
    /** Of a draft of which nothing was published: what was approved before it was changed; null where nothing was. */
    approvedBefore:
      row.state === "draft" && !released ? await approvedBefore({ tx, vault }, caseId, row.version) : null,
    outdated: outdatedFacts(content, pulled),
    acts: await advisoryActs(tx, caseId),
    author: author?.name ?? null,
    updatedAt: row.updatedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    approvals: approvals.map(({ at, ...rest }) => ({
      ...rest,
      at: at.toISOString(),
      current: rest.version === row.version,
    })),
    revisions: revisions.map(({ number, at }) => ({ number, at: at.toISOString() })),
  };
}

async function revisionText(tx: Tx, advisoryId: string, number: number) {
  const [revision] = await tx
    .select({ content: advisoryRevisions.content })
    .from(advisoryRevisions)
    .where(and(eq(advisoryRevisions.advisoryId, advisoryId), eq(advisoryRevisions.number, number)));
  return revision?.content ?? null;
}

export type DeskAdvisory = {
  reference: string;
  title: string;
  state: AdvisoryState;
  caseState: CaseState;
  severity: Severity | null;
  updatedAt: string;
  publishedAt: string | null;
};

const MOST = 200;

/** Drafts and published advisories that this person may see, last changed first. */
export async function deskAdvisories(actor: PersonActor): Promise<DeskAdvisory[]> {
  return read(actor, async ({ tx, vaults }) => {
    const rows = await tx
      .select({ advisory: advisories, key: caseKeys, state: cases.state, severity: cases.severity })
      .from(advisories)
      .innerJoin(cases, eq(cases.id, advisories.caseId))
      .innerJoin(caseKeys, eq(caseKeys.caseId, advisories.caseId))
      .orderBy(desc(advisories.updatedAt), sql`${advisories.id}`)
      .limit(MOST);
    return rows.map(({ advisory, key, state, severity }) => {
      const vault = vaults.open(key.caseId, key.wrapped, key.kekId);
      return {
        reference: advisory.publicId,
        title: openContent(vault, advisory).title,
        state: advisory.state,
        caseState: state,
        severity,
        updatedAt: advisory.updatedAt.toISOString(),
        publishedAt: advisory.publishedAt?.toISOString() ?? null,
      };
    });
  });
}
