import "server-only";
import { headers } from "next/headers";
import { bucketOf } from "./rate-limit";
import { currentTime } from "./time";
import { signedIn } from "./who";

/** Whose network a try is counted for. */
export async function clientFacts() {
  return { client: await bucketOf(await headers(), currentTime()) };
}

/** Where people reach us, as the front set it (a client's own claims were dropped there). */
export async function requestOrigin(): Promise<string> {
  const given = await headers();
  return `${given.get("x-forwarded-proto") ?? "http"}://${given.get("x-forwarded-host") ?? given.get("host")}`;
}

/**
 * Whether this page answers a form that was sent without JavaScript. It then has to show that form again, with what was
 * typed, even where it would not offer it by now. A redirect in its place takes the form along (307).
 */
export async function answersForm(): Promise<boolean> {
  return (await headers()).get("content-type")?.startsWith("multipart/form-data") ?? false;
}

/** The session in use, so that an act can spare or mark exactly this one; and whose network it comes from. */
export async function sessionFacts() {
  return {
    ...(await clientFacts()),
    sessionId: (await signedIn())?.sessionId,
    origin: await requestOrigin(),
  };
}
