import { asc, eq } from "drizzle-orm";
import { affectedRanges, products, vulnerabilities } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { changesNeedReason } from "@/lib/domain/case/judgement";
import type { AffectedRange } from "@/lib/domain/case/vulnerability";
import { currentScores, scoresOfOthers } from "@/lib/domain/cvss/current";
import type { ProductRequirements } from "@/lib/domain/cvss/requirements";
import { IMPACT_AXES, IMPACT_LEVELS, type ImpactAxis } from "@/lib/domain/impact";
import { accessOf } from "@/lib/server/case-access";
import { type Reading, read } from "@/lib/server/read";
import { productChoices } from "./desk-choices";
import { findCase, headOf } from "./find-case";
import { sentenceOf } from "./impact-sentence";
import { impactEntries, ssvcEntries } from "./judgement-history";
import { plainScore, scoreEntries } from "./score-entries";
import { scorersOf } from "./scorers";

/** Everything the scoring pages show of a case; null where it is absent or not for this person. */
export async function scoringPage(actor: PersonActor, reference: string, now: Date) {
  return read(actor, async (reading) => {
    const found = await findCase(reading, reference);
    if (!found) return null;
    const { row } = found;
    const access = await accessOf(reading.tx, row);
    return {
      head: headOf(found),
      access,
      /** A changed judgement has to say why. */
      reasonNeeded: changesNeedReason(row),
      exploited: row.exploited,
      product: await productOf(reading, row.productId),
      vulnerabilities: await vulnerabilitiesOf(reading, row.id),
      products: (await productChoices(reading.tx)).map(({ label }) => label),
      scorers: await scorersOf(reading.tx, access, now),
    };
  });
}
export type ScoringPage = NonNullable<Awaited<ReturnType<typeof scoringPage>>>;
export type ScoredVulnerability = ScoringPage["vulnerabilities"][number];

async function productOf(
  { tx }: Reading,
  productId: string | null,
): Promise<{ name: string; requirements: ProductRequirements } | null> {
  if (productId === null) return null;
  const [row] = await tx.select().from(products).where(eq(products.id, productId));
  if (!row) return null;
  return {
    name: row.name,
    requirements: {
      confidentiality: row.confidentialityRequirement,
      integrity: row.integrityRequirement,
      availability: row.availabilityRequirement,
    },
  };
}

async function vulnerabilitiesOf(reading: Reading, caseId: string) {
  const { tx, vaults } = reading;
  const vault = await vaults.ofCase(caseId);
  const rows = await tx
    .select()
    .from(vulnerabilities)
    .where(eq(vulnerabilities.caseId, caseId))
    .orderBy(asc(vulnerabilities.number));
  const all = await scoreEntries(reading, caseId);
  const ranges = await rangesOf(reading, caseId);
  const decisions = await ssvcEntries(reading, caseId);
  const judged = await impactEntries(reading, caseId);
  const ofRow = <Item extends { vulnerabilityId: string }>(items: readonly Item[], id: string) =>
    items.filter(({ vulnerabilityId }) => vulnerabilityId === id);
  return rows.map((row) => {
    const own = ofRow(all, row.id);
    const team = currentScores(own.filter(({ issuer }) => issuer === "team")).map(plainScore);
    const open = (column: string, sealed: Buffer | null) =>
      vault.openOptional(`vulnerabilities.${column}`, row.id, sealed);
    const rationale = readRationale(open("impact_rationale_sealed", row.impactRationaleSealed));
    return {
      id: row.id,
      number: row.number,
      version: row.version,
      title: vault.open("vulnerabilities.title_sealed", row.id, row.titleSealed),
      cweId: row.cweId,
      cveId: row.cveId,
      impact: IMPACT_AXES.map((axis) => ({
        axis,
        level: IMPACT_LEVELS.find((level) => level === row.impact?.[axis]) ?? null,
        rationale: rationale[axis] ?? "",
      })),
      sentence: sentenceOf(open("impact_sentence_sealed", row.impactSentenceSealed), team[0]?.vector),
      current: team,
      reporter: currentScores(own.filter(({ issuer }) => issuer === "reporter")).map(plainScore),
      others: scoresOfOthers(own).map(plainScore),
      history: own.map(plainScore).reverse(),
      ssvc: ofRow(decisions, row.id),
      impactHistory: ofRow(judged, row.id),
      ranges: ofRow(ranges, row.id).map(({ range }) => range),
    };
  });
}

async function rangesOf(
  { tx, vaults }: Reading,
  caseId: string,
): Promise<{ vulnerabilityId: string; range: AffectedRange }[]> {
  const vault = await vaults.ofCase(caseId);
  const rows = await tx
    .select()
    .from(affectedRanges)
    .where(eq(affectedRanges.caseId, caseId))
    .orderBy(asc(affectedRanges.position));
  return rows.map((row) => ({
    vulnerabilityId: row.vulnerabilityId,
    range: {
      product: vault.open("affected_ranges.product_sealed", row.id, row.productSealed),
      introduced: row.introduced ?? "",
      lastAffected: row.lastAffected ?? "",
      fixed: row.fixed ?? "",
    },
  }));
}

// Written by judgeImpact only; the column is sealed, so its shape is ours.
function readRationale(json: string | null): Partial<Record<ImpactAxis, string>> {
  return json === null ? {} : (JSON.parse(json) as Partial<Record<ImpactAxis, string>>);
}
