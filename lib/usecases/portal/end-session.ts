import { eq } from "drizzle-orm";
import { z } from "zod";
import { portalSessions } from "@/db/schema";
import { tokenHash } from "@/lib/server/crypto/keyring";
import { noEvents, noSubject, useCase } from "@/lib/server/use-case";

/** Ends one visit to the portal. The token in the browser's cookie opens nothing from now on. */
export const endPortalSession = useCase({
  input: z.object({ token: z.string().max(200) }),
  action: "session.portal",
  load: noSubject,
  run: async ({ tx, input }) => {
    await tx.delete(portalSessions).where(eq(portalSessions.tokenHash, tokenHash(input.token)));
    return { result: null, events: noEvents("visits of reporters are not recorded (security.md: metadata)") };
  },
});
