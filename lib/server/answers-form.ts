import "server-only";
import { headers } from "next/headers";

/**
 * Whether this page answers a form that was sent without JavaScript. It then has to show that form again, with what was
 * typed, even where it would not offer it by now.
 */
export async function answersForm(): Promise<boolean> {
  return (await headers()).get("content-type")?.startsWith("multipart/form-data") ?? false;
}
