import { randomBytes } from "node:crypto";
import { cases } from "@/db/schema";
import { newReference } from "@/lib/domain/case/reference";
import type { Tx } from "@/lib/server/database";

type NewCase = Omit<typeof cases.$inferInsert, "reference">;

/** Numbers are random, so that they tell nobody how many cases there are; the rare clash takes another. */
export async function insertCase(tx: Tx, prefix: string, values: NewCase): Promise<string> {
  for (let attempt = 0; attempt < 8; attempt++) {
    const reference = newReference(prefix, values.receivedAt, randomBytes(4));
    const { rowCount } = await tx
      .insert(cases)
      .values({ ...values, reference })
      .onConflictDoNothing();
    if (rowCount === 1) return reference;
  }
  throw new Error("no free reference was found");
}
