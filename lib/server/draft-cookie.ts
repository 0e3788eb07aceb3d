import "server-only";
import { cookies } from "next/headers";
import { cookieName, cookieOptions } from "./cookies";

const DAY_SECONDS = 86_400;

/** The secret of this browser's draft: finds it, and the receipt code derives from it. */
export async function draftSecret(): Promise<string | null> {
  return (await cookies()).get(cookieName("draft"))?.value ?? null;
}

export async function keepDraftSecret(secret: string): Promise<void> {
  (await cookies()).set(cookieName("draft"), secret, cookieOptions(DAY_SECONDS));
}
