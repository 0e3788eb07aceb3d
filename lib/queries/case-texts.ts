import { sql } from "drizzle-orm";
import { answerLines } from "@/lib/domain/report/answers";
import { type AnswerField, questionOf } from "@/lib/domain/report/questions";
import { storedReportSchema } from "@/lib/domain/report/receipt";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";
import { TEXT_KEPT } from "./approved-text";

type Source = { table: string; columns: readonly string[]; id?: string; of?: string; only?: string };

// Everything people wrote on a case that can be searched for, with the id each text is sealed under. Contact details and
// advisories are not among them: addresses stay out of the index, and what is public has a search of its own.
const SOURCES: readonly Source[] = [
  { table: "cases", columns: ["title", "product", "tracking_id", "severity_reason", "waits_for"], of: "id" },
  { table: "reports", columns: ["answers"] },
  { table: "vulnerabilities", columns: ["title"] },
  { table: "participants", columns: ["name"], only: "kind = 'reporter'" },
  { table: "attachments", columns: ["name"], only: "state = 'attached'" },
  { table: "remediations", columns: ["fix_reference", "mitigation", "test_evidence"], id: "case_id" },
  { table: "branch_decisions", columns: ["note"], id: "branch_id" },
  { table: "messages", columns: ["body"] },
];

const PARTS = SOURCES.flatMap(({ table, columns, id = "id", of = "case_id", only = "true" }) =>
  columns.map((column) => ({ table, column: `${column}_sealed`, id, of, only })),
);

/** The texts of a case, opened: titles and reports first, then names, then what was written since. */
export async function caseTexts(tx: Tx, vault: Vault, caseId: string): Promise<string[]> {
  return (await textsOfCases(tx, new Map([[caseId, vault]]))).get(caseId) ?? [];
}

/** The same of several cases at once, by their ids. Those whose key is gone have none. */
export async function textsOfCases(
  tx: Tx,
  vaults: ReadonlyMap<string, Vault>,
): Promise<ReadonlyMap<string, string[]>> {
  const ids = sql`(${`{${[...vaults.keys()].join(",")}}`}::uuid[])`;
  const selects = PARTS.map(
    ({ table, column, id, of, only }, place) =>
      sql`select ${sql.raw(`${of} as case_id, '${table}.${column}' as place, ${id}::text as id, ${column} as sealed, ${place} as part`)}
        from ${sql.raw(table)} where ${sql.raw(of)} = any ${ids} and ${sql.raw(`${column} is not null and ${only}`)}`,
  );
  const [found, reasons] = await Promise.all([
    tx.execute<SealedText>(
      sql`select case_id, place, id, sealed from (${sql.join(selects, sql` union all `)}) texts order by part, id`,
    ),
    tx.execute<SealedText>(sql`
      select chain_id as case_id, 'events.sealed' as place, chain_id::text as id, sealed from events
      where chain_kind = 'case' and chain_id = any ${ids} and sealed is not null and action <> ${TEXT_KEPT}
      order by chain_id, seq`),
  ]);
  const texts = new Map<string, string[]>([...vaults.keys()].map((id) => [id, []]));
  for (const { case_id: caseId, place, id, sealed } of [...found.rows, ...reasons.rows]) {
    const text = vaults.get(caseId)?.open(place, id, sealed);
    if (text === undefined) continue;
    texts.get(caseId)?.push(...(place === "reports.answers_sealed" ? answerTexts(text) : [text]));
  }
  return texts;
}

type SealedText = { case_id: string; place: string; id: string; sealed: Buffer };

const CONTACTS: readonly AnswerField[] = ["email", "github", "openpgp_key"];

// What the reporter wrote in words of their own: no contact details, no ticked choices.
function answerTexts(json: string): string[] {
  const stored = storedReportSchema.safeParse(JSON.parse(json)).data;
  if (!stored) return [];
  return answerLines(stored.answers, stored.productName)
    .filter(({ field }) => /^(line|long)$/.test(questionOf(field).kind) && !CONTACTS.includes(field))
    .map(({ text }) => text);
}
