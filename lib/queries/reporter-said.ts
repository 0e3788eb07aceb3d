import { asc, eq } from "drizzle-orm";
import { reports } from "@/db/schema";
import type { PersonActor } from "@/lib/domain/access/actor";
import { storedReportSchema } from "@/lib/domain/report/receipt";
import { read } from "@/lib/server/read";

/** What those who reported the case wrote about the weakness and where it is, each thing once, oldest first. */
export type ReporterSaid = { weaknesses: string[]; places: string[] };

/** Empty where nobody said anything of it, or the reports are not for this person. */
export async function reporterSaid(actor: PersonActor, caseId: string): Promise<ReporterSaid> {
  return read(actor, async ({ tx, vaults }) => {
    const vault = await vaults.ofCase(caseId);
    const rows = await tx
      .select({ id: reports.id, answersSealed: reports.answersSealed })
      .from(reports)
      .where(eq(reports.caseId, caseId))
      .orderBy(asc(reports.receivedAt), asc(reports.id));
    const said = rows.flatMap(
      ({ id, answersSealed }) =>
        storedReportSchema.safeParse(JSON.parse(vault.open("reports.answers_sealed", id, answersSealed)))
          .data ?? [],
    );
    return {
      weaknesses: once(said.map(({ answers }) => answers.weakness)),
      places: once(
        said.map(({ answers, productName }) =>
          answers.version
            ? [productName ?? answers.product_name, answers.version].filter(Boolean).join(", ")
            : "",
        ),
      ),
    };
  });
}

const once = (texts: readonly (string | undefined)[]) => [...new Set(texts.flatMap((text) => text || []))];
