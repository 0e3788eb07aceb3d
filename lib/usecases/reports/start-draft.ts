import { randomUUID } from "node:crypto";
import { z } from "zod";
import { drafts } from "@/db/schema";
import { findInstance } from "@/lib/queries/policy";
import { newToken, tokenHash } from "@/lib/server/crypto/keyring";
import { conflict } from "@/lib/server/errors";
import { noEvents, noSubject, useCase } from "@/lib/server/use-case";
import { draftExpiry } from "./draft";

/** Reserves a case id with its data key, so that sending re-encrypts nothing. Returns the secret for the cookie. */
export const startDraft = useCase({
  input: z.object({}),
  action: "draft.start",
  load: noSubject,
  run: async ({ tx, vaults, now, become }) => {
    if (!(await findInstance(tx))) throw conflict("This desk is not set up yet.");
    const secret = newToken();
    const draftId = randomUUID();
    const caseId = randomUUID();
    await become({ type: "draft", draftId, caseId });
    await vaults.createForCase(caseId);
    await tx.insert(drafts).values({
      id: draftId,
      caseId,
      secretHash: tokenHash(secret),
      createdAt: now,
      expiresAt: draftExpiry(now),
    });
    return { result: { secret, draftId, caseId }, events: noEvents("an unsent draft is nobody's case") };
  },
});
