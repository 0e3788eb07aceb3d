import { STATUS_CODES } from "node:http";
import { type Problem, plainPage } from "./plain-page";

/** Why the front itself turns a request away, in words for the person in front of it. */
const refusals = {
  badRequest: [
    400,
    "The request could not be understood",
    "Your browser or program sent something malformed. Nothing was changed.",
  ],
  foreignOrigin: [
    403,
    "This request did not come from our own page",
    "Nothing was changed. Go back, reload the page and send it again. If a privacy tool removes the Origin header, allow it for this site.",
  ],
  methodNotAllowed: [
    405,
    "This cannot be done here",
    "The address exists, but not for this kind of request.",
  ],
  timeout: [
    408,
    "The request took too long",
    "The connection was closed before everything arrived. Nothing was changed. Send it again.",
  ],
  tooLarge: [413, "This is too large", "Nothing was stored. Send fewer or smaller files."],
  misdirected: [
    421,
    "This server does not know that name",
    "Set BASE_URL to the address people use, and restart. Until then only localhost and plain addresses are answered.",
  ],
  headersTooLarge: [431, "The request's headers are too large", "Delete this site's cookies and try again."],
  failed: [
    500,
    "Something went wrong on our side",
    "Nothing you did caused this. Try again; if it stays, tell the team the reference below.",
  ],
  starting: [503, "The server is starting or stopping", "Try again in a few seconds."],
} as const satisfies Record<string, readonly [number, string, string]>;

export type Refusal = keyof typeof refusals;

export function statusOf(kind: Refusal): number {
  return refusals[kind][0];
}

/** A refusal as a page says it, with the request's id as reference. */
export function refusalProblem(kind: Refusal, reference: string): Problem {
  const [, title, words] = refusals[kind];
  return { title, words, reference, ways: [{ href: "/", words: "First page" }] };
}

/** That there was no room for a request to `path`, in words that say what to do. */
export function overloadProblem(words: string, path: string): Problem {
  return {
    title: "We are busy just now",
    words,
    ways: [
      { href: path, words: "Try again" },
      { href: "/", words: "First page" },
    ],
  };
}

/** A whole page without style sheet, for a connection that nothing else can be sent over. */
export function refusalPage(
  kind: Refusal,
  reference: string,
): { status: number; reason: string; body: string } {
  const status = statusOf(kind);
  const body = plainPage(refusalProblem(kind, reference));
  return { status, reason: STATUS_CODES[status] ?? "Error", body };
}
