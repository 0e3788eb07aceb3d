import { asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { people, scores, vulnerabilities } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { currentScores } from "@/lib/domain/cvss/current";
import type { ScoreEntry } from "@/lib/domain/cvss/score-entry";
import { IMPACT_AXES, IMPACT_LEVELS } from "@/lib/domain/impact";
import { accessOf } from "@/lib/server/case-access";
import { type Reading, read } from "@/lib/server/read";
import { rangesOf } from "./affected-ranges";
import { productChoices } from "./desk-choices";
import { findCase, headOf } from "./find-case";

/** Everything the scoring page shows of a case; null where it is absent or not for this person. */
export async function scoringPage(actor: PersonActor, reference: string) {
  return read(actor, async (reading) => {
    const found = await findCase(reading, reference);
    if (!found) return null;
    return {
      head: headOf(found),
      access: await accessOf(reading.tx, found.row),
      vulnerabilities: await vulnerabilitiesOf(reading, found.row.id),
      products: (await productChoices(reading)).map(({ label }) => label),
    };
  });
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
    })
    .from(vulnerabilities)
    .where(eq(vulnerabilities.caseId, caseId))
    .orderBy(asc(vulnerabilities.number));
  const all = await scoresOf(reading, caseId);
  const ranges = await rangesOf(tx, vault, caseId);
  return rows.map((row) => {
    const own = all.filter((score) => score.vulnerabilityId === row.id);
    const team = own.filter(({ issuer }) => issuer === "team");
    const reporter = own.filter(({ issuer }) => issuer === "reporter");
    const rationale = readRationale(
      vault.openOptional("vulnerabilities.impact_rationale_sealed", row.id, row.impactRationaleSealed),
    );
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
      current: currentScores(team).map(plain),
      reporter: currentScores(reporter).map(plain),
      history: own.map(plain).reverse(),
      ranges: ranges.filter((range) => range.vulnerabilityId === row.id).map(({ range }) => range),
    };
  });
}
export type ScoredVulnerability = Awaited<ReturnType<typeof vulnerabilitiesOf>>[number];

type Dated = ScoreEntry & { vulnerabilityId: string; createdAt: Date };

function plain({ vulnerabilityId: _vulnerability, createdAt: _at, ...entry }: Dated): ScoreEntry {
  return entry;
}

async function scoresOf({ tx, vaults }: Reading, caseId: string): Promise<Dated[]> {
  const vault = await vaults.ofCase(caseId);
  const rows = await tx.select().from(scores).where(eq(scores.caseId, caseId)).orderBy(asc(scores.createdAt));
  const ids = [...new Set(rows.flatMap(({ createdBy }) => createdBy ?? []))];
  const names =
    ids.length === 0
      ? []
      : await tx
          .select({ id: people.id, name: people.displayName })
          .from(people)
          .where(inArray(people.id, ids));
  return rows.map((row) => ({
    id: row.id,
    vulnerabilityId: row.vulnerabilityId,
    issuer: row.issuer,
    cvssVersion: row.cvssVersion,
    vector: vault.open("scores.vector_sealed", row.id, row.vectorSealed),
    score: Number(row.score),
    severity: row.severity,
    reason: vault.openOptional("scores.reason_sealed", row.id, row.reasonSealed),
    by: names.find(({ id }) => id === row.createdBy)?.name ?? null,
    at: row.createdAt.toISOString(),
    createdAt: row.createdAt,
  }));
}

const rationaleSchema = z.partialRecord(z.enum(IMPACT_AXES), z.string());

function readRationale(json: string | null): z.infer<typeof rationaleSchema> {
  return json === null ? {} : rationaleSchema.parse(JSON.parse(json));
}
