import { asc, eq, inArray } from "drizzle-orm";
import { caseKeys, cases, products, reports, vulnerabilities } from "@/db/schema";
import { type Fingerprint, fingerprint } from "@/lib/domain/duplicates/fingerprint";
import { type AnswerField, questionOf } from "@/lib/domain/report/questions";
import { storedReportSchema } from "@/lib/domain/report/receipt";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Reading } from "@/lib/server/read";

/** A case as it is compared, with what a list shows of it. */
export type ComparedCase = {
  id: string;
  reference: string;
  title: string;
  state: (typeof cases.$inferSelect)["state"];
  outcome: (typeof cases.$inferSelect)["outcome"];
  severity: (typeof cases.$inferSelect)["severity"];
  cvss: number | null;
  receivedAt: Date;
  duplicateOf: string | null;
  productId: string | null;
  fingerprint: Fingerprint;
};

/** What of a report tells of the problem, and not of who sent it. */
const COMPARED: readonly AnswerField[] = [
  "title",
  "summary",
  "weakness",
  "version",
  "location",
  "scope_other",
  "configuration",
  "steps",
  "proof_of_concept",
  "impact",
];

/** The cases of these ids that the actor sees and whose key is there, opened and made comparable. */
export async function comparedCases(
  { tx, vaults }: Pick<Reading, "tx" | "vaults">,
  ids: readonly string[],
): Promise<ComparedCase[]> {
  if (ids.length === 0) return [];
  const found = tx
    .select({ row: cases, key: caseKeys, product: products.name })
    .from(cases)
    .innerJoin(caseKeys, eq(caseKeys.caseId, cases.id))
    .leftJoin(products, eq(products.id, cases.productId))
    .where(inArray(cases.id, [...ids]));
  const itsFlaws = tx
    .select()
    .from(vulnerabilities)
    .where(inArray(vulnerabilities.caseId, [...ids]))
    .orderBy(asc(vulnerabilities.number));
  const itsReports = tx
    .select({ id: reports.id, caseId: reports.caseId, sealed: reports.answersSealed })
    .from(reports)
    .where(inArray(reports.caseId, [...ids]));
  const [rows, flaws, sent] = await Promise.all([found, itsFlaws, itsReports]);
  return rows.map(({ row, key, product }) => {
    const vault = vaults.open(key.caseId, key.wrapped, key.kekId);
    const own = flaws.filter(({ caseId }) => caseId === row.id);
    const title = vault.open("cases.title_sealed", row.id, row.titleSealed);
    const inWords = vault.openOptional("cases.product_sealed", row.id, row.productSealed);
    const present = <T>(items: readonly (T | null)[]) => items.filter((item) => item !== null);
    return {
      id: row.id,
      reference: row.reference,
      title,
      state: row.state,
      outcome: row.outcome,
      severity: row.severity,
      cvss: row.score === null ? null : Number(row.score),
      receivedAt: row.receivedAt,
      duplicateOf: row.duplicateOf,
      productId: row.productId,
      fingerprint: fingerprint({
        title,
        texts: [
          ...own.map(({ id, titleSealed }) => vault.open("vulnerabilities.title_sealed", id, titleSealed)),
          ...sent.filter(({ caseId }) => caseId === row.id).flatMap((report) => textsOf(vault, report)),
        ],
        cves: present(own.map(({ cveId }) => cveId)),
        cwes: present(own.map(({ cweId }) => cweId)),
        product: (product ?? inWords)?.trim().toLowerCase() || null,
      }),
    };
  });
}

function textsOf(vault: Vault, { id, sealed }: { id: string; sealed: Buffer }): string[] {
  const stored = storedReportSchema.safeParse(JSON.parse(vault.open("reports.answers_sealed", id, sealed)));
  if (!stored.success) return [];
  const { answers } = stored.data;
  return COMPARED.filter((field) => questionOf(field).kind !== "choice").flatMap(
    (field) => answers[field] ?? [],
  );
}
