import "server-only";
import { cookies } from "next/headers";
import { cookieName, cookieOptions } from "./cookies";

const DAY_SECONDS = 86_400;

/** Secrets a browser keeps for a day because a receipt code derives from them: a draft's, and a renewed code's. */
type Kind = "draft" | "renewal";

export async function daySecret(kind: Kind): Promise<string | null> {
  return (await cookies()).get(cookieName(kind))?.value ?? null;
}

export async function keepDaySecret(kind: Kind, secret: string): Promise<void> {
  (await cookies()).set(cookieName(kind), secret, cookieOptions(DAY_SECONDS));
}
