import { and, asc, eq, isNull } from "drizzle-orm";
import { credits, participants } from "@/db/schema";
import { creditTurn, lastWordAt } from "@/lib/domain/credit/agreement";
import { readCreditWish } from "@/lib/domain/credit/wish";
import type { Reading } from "@/lib/server/read";

/** The credits of a case and the reporters who could be offered one, with what they wished for. Needs a team actor. */
export async function creditsOfCase({ tx, vaults }: Reading, caseId: string) {
  const vault = await vaults.ofCase(caseId);
  const rows = await tx
    .select({
      id: credits.id,
      participantId: credits.participantId,
      type: credits.type,
      state: credits.state,
      naming: credits.naming,
      nameSealed: credits.nameSealed,
      linkSealed: credits.linkSealed,
      offeredAt: credits.offeredAt,
      answeredAt: credits.answeredAt,
      publicName: credits.publicName,
    })
    .from(credits)
    .where(eq(credits.caseId, caseId))
    .orderBy(asc(credits.offeredAt));
  const reporters = await tx
    .select({
      id: participants.id,
      nameSealed: participants.nameSealed,
      creditWishSealed: participants.creditWishSealed,
    })
    .from(participants)
    .where(
      and(eq(participants.caseId, caseId), eq(participants.kind, "reporter"), isNull(participants.removedAt)),
    );
  return {
    credits: rows.map((row) => ({
      id: row.id,
      participantId: row.participantId,
      type: row.type,
      state: row.state,
      naming: row.naming,
      name: vault.openOptional("credits.name_sealed", row.id, row.nameSealed),
      link: vault.openOptional("credits.link_sealed", row.id, row.linkSealed),
      turn: creditTurn({ state: row.state, answeredAt: row.answeredAt }),
      seen: lastWordAt(row),
      publicName: row.publicName,
    })),
    reporters: reporters.map((row) => ({
      participantId: row.id,
      name: vault.openOptional("participants.name_sealed", row.id, row.nameSealed),
      wish: readCreditWish(
        vault.openOptional("participants.credit_wish_sealed", row.id, row.creditWishSealed),
      ),
    })),
  };
}
