import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { participants, portalSessions } from "@/db/schema";
import { parseReceiptCode } from "@/lib/domain/receipt-code";
import { newToken, tokenHash } from "@/lib/server/crypto/keyring";
import type { Tx } from "@/lib/server/database";
import { invalid } from "@/lib/server/errors";
import { receiptHash } from "@/lib/server/receipts";
import { services } from "@/lib/server/services";
import { noEvents, noSubject, useCase } from "@/lib/server/use-case";

/** One answer for every code that opens nothing, whatever is wrong with it. */
export const WRONG_CODE = "This code does not open a case. Check it against your receipt.";

/** A receipt code opens its case in the portal: 30 minutes idle, 2 hours in all. Returns the token for the cookie. */
export const openPortalSession = useCase({
  input: z.object({ code: z.string().max(1000, WRONG_CODE) }),
  action: "session.portal",
  load: noSubject,
  run: async ({ tx, now, become, input }) => {
    // A code of the wrong form is looked up like any other, so that both take the same time.
    const code = parseReceiptCode(input.code) ?? "";
    const hash = receiptHash(services().keyring, code);
    const { rows } = await tx.execute<{ participant_id: string; case_id: string }>(
      sql`select * from app.find_receipt(${hash})`,
    );
    const [found] = rows;
    if (!found) throw invalid([{ field: "code", message: WRONG_CODE }]);
    const reporter = { participantId: found.participant_id, caseId: found.case_id };
    await become({ type: "reporter", ...reporter });
    if (!(await holdCode(tx, found.participant_id, hash)))
      throw invalid([{ field: "code", message: WRONG_CODE }]);
    const token = newToken();
    await tx
      .insert(portalSessions)
      .values({ tokenHash: tokenHash(token), ...reporter, createdAt: now, lastSeenAt: now });
    return {
      result: { token, ...reporter },
      events: noEvents("when a reporter looks in is not recorded (security.md: metadata)"),
    };
  },
});

/** Keeps the code as it is until the visit is stored: one that is replaced or stopped meanwhile opens none that lives on. */
async function holdCode(tx: Tx, participantId: string, hash: Buffer): Promise<boolean> {
  const held = await tx
    .select({ id: participants.id })
    .from(participants)
    .where(
      and(
        eq(participants.id, participantId),
        eq(participants.receiptHash, hash),
        isNull(participants.receiptStoppedAt),
      ),
    )
    .for("share");
  return held.length > 0;
}
