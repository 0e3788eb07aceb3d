import { eq } from "drizzle-orm";
import { cases } from "@/db/schema";
import { accessOf } from "@/lib/server/case-access";
import type { Reading } from "@/lib/server/read";

/** What the pages beside the case page need of a case, or null where it is absent or not for this person. */
export async function caseHead({ tx, vaults }: Reading, reference: string) {
  const [row] = await tx.select().from(cases).where(eq(cases.reference, reference));
  if (!row) return null;
  const vault = await vaults.ofCase(row.id);
  return {
    row,
    access: await accessOf(tx, row),
    head: {
      id: row.id,
      reference: row.reference,
      version: row.version,
      title: vault.open("cases.title_sealed", row.id, row.titleSealed),
      state: row.state,
      isPublic: row.isPublic,
      severity: row.severity,
      score: row.score === null ? null : Number(row.score),
    },
  };
}
