import { sql } from "drizzle-orm";
import { type CaseName, caseNamedBy } from "@/lib/domain/search/case-names";
import type { Resolved } from "@/lib/queries/board/resolve";
import type { Reading } from "@/lib/server/read";
import { settingsOf } from "@/lib/server/settings";

/** A word or phrase of a search; `named`: ids of cases it names by reference, end of a reference or CVE ID. */
export type SearchedText = Resolved["texts"][number] & { named: readonly string[] };

type Row = { id: string; name: string };

/**
 * Looks up which cases the words of a search name, of those this actor sees; what stands in quotation marks names none. The end
 * of a reference is looked for under the present prefix, in every year there can be.
 */
export async function withNamedCases(
  { tx }: Pick<Reading, "tx">,
  texts: Resolved["texts"],
  now: Date,
): Promise<SearchedText[]> {
  const names = texts.map(({ term }) => (term.phrase ? null : caseNamedBy(term.text)));
  if (names.every((name) => name === null)) return texts.map((text) => ({ ...text, named: [] }));
  const codes = names.some((name) => name?.kind === "code");
  const prefix = codes ? ((await settingsOf(tx))?.referencePrefix ?? null) : null;
  const asked = names.map((name) => (name === null ? [] : namesOf(name, prefix, now)));
  const all = sql.param(asked.flat());
  const { rows } = await tx.execute<Row>(sql`
    select c.id, c.reference as name from cases c where c.reference = any (${all}::text[])
    union
    select c.id, v.cve_id from vulnerabilities v join cases c on c.id = v.case_id where v.cve_id = any (${all}::text[])`);
  return texts.map((text, at) => ({
    ...text,
    named: rows.filter(({ name }) => asked[at]?.includes(name)).map(({ id }) => id),
  }));
}

const FIRST_YEAR = 1990;

function namesOf(name: CaseName, prefix: string | null, now: Date): string[] {
  if (name.kind === "cve") return [name.cveId];
  if (name.kind === "reference") return [name.reference];
  if (prefix === null) return [];
  const years = now.getUTCFullYear() + 1 - FIRST_YEAR;
  return Array.from({ length: years }, (_, past) => `${prefix}-${FIRST_YEAR + past}-${name.code}`);
}
