import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { products, vulnerabilities } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { currentScores, scoresOfOthers } from "@/lib/domain/cvss/current";
import type { ProductRequirements } from "@/lib/domain/cvss/requirements";
import { IMPACT_AXES, IMPACT_LEVELS } from "@/lib/domain/impact";
import { accessOf } from "@/lib/server/case-access";
import { type Reading, read } from "@/lib/server/read";
import { rangesOf } from "./affected-ranges";
import { productChoices } from "./desk-choices";
import { findCase, headOf } from "./find-case";
import { hasReporter } from "./has-reporter";
import { sentenceOf } from "./impact-sentence";
import { impactEntries, ssvcEntries } from "./judgement-history";
import { reasonNeeded } from "./reason-needed";
import { plainScore, scoreEntries } from "./score-entries";
import { accountsInUse, scorersOf } from "./team";

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
      reasonNeeded: await reasonNeeded(reading.tx, row),
      /** A reporter was shown the severity that stands. */
      tellsReporter: row.severity !== null && (await hasReporter(reading.tx, row.id)),
      exploited: row.exploited,
      product: await productOf(reading, row.productId),
      vulnerabilities: await vulnerabilitiesOf(reading, row.id),
      products: (await productChoices(reading)).map(({ label }) => label),
      scorers: scorersOf(await accountsInUse(reading.tx), access, now),
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
    .select({
      id: vulnerabilities.id,
      number: vulnerabilities.number,
      version: vulnerabilities.version,
      titleSealed: vulnerabilities.titleSealed,
      cweId: vulnerabilities.cweId,
      cveId: vulnerabilities.cveId,
      impact: vulnerabilities.impact,
      impactRationaleSealed: vulnerabilities.impactRationaleSealed,
      impactSentenceSealed: vulnerabilities.impactSentenceSealed,
    })
    .from(vulnerabilities)
    .where(eq(vulnerabilities.caseId, caseId))
    .orderBy(asc(vulnerabilities.number));
  const all = await scoreEntries(reading, caseId);
  const ranges = await rangesOf(tx, vault, caseId);
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

const rationaleSchema = z.partialRecord(z.enum(IMPACT_AXES), z.string());

function readRationale(json: string | null): z.infer<typeof rationaleSchema> {
  return json === null ? {} : rationaleSchema.parse(JSON.parse(json));
}
