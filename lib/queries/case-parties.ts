import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { participants, people } from "@/db/schema";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";

/** Who takes part in a case now, in the order they came. */
export async function participantsOf(tx: Tx, vault: Vault, caseId: string) {
  const rows = await tx
    .select({
      id: participants.id,
      kind: participants.kind,
      personId: participants.personId,
      personName: people.displayName,
      nameSealed: participants.nameSealed,
      contactSealed: participants.contactSealed,
      shareContact: participants.shareContact,
      hasCode: sql<boolean>`${participants.receiptHash} is not null`,
      receiptStoppedAt: participants.receiptStoppedAt,
      lastReadAt: participants.lastReadAt,
      createdAt: participants.createdAt,
    })
    .from(participants)
    .leftJoin(people, eq(people.id, participants.personId))
    .where(and(eq(participants.caseId, caseId), isNull(participants.removedAt)))
    .orderBy(asc(participants.createdAt), asc(participants.id));
  return rows.map(({ nameSealed, contactSealed, personName, hasCode, receiptStoppedAt, ...row }) => ({
    ...row,
    code: hasCode ? (receiptStoppedAt === null ? ("in_force" as const) : ("stopped" as const)) : null,
    name:
      personName ??
      vault.openOptional("participants.name_sealed", row.id, nameSealed) ??
      (row.kind === "reporter" ? "The reporter, unnamed" : "Unnamed"),
    isNamed: personName !== null || nameSealed !== null,
    // Contact details stay out of the page unless they are asked for; that there are any is all it says.
    leftAddress: contactSealed !== null,
  }));
}
export type Party = Awaited<ReturnType<typeof participantsOf>>[number];
