/**
 * What may be done how often, for each bucket of addresses unless it says otherwise (security.md: rate limits). `tries` is what an
 * installation starts with; its settings may say another number from `least` to `most`, the window stays.
 */
export const RATE_LIMITS = {
  report: { tries: 5, seconds: 3600, least: 1, most: 1_000 },
  draft: { tries: 60, seconds: 3600, least: 10, most: 10_000 },
  upload: { tries: 120, seconds: 3600, least: 10, most: 10_000 },
  track: { tries: 5, seconds: 900, least: 3, most: 100 },
  "sign-in": { tries: 10, seconds: 900, least: 3, most: 100 },
  /** Codes for one password that was right. */
  "second-factor": { tries: 5, seconds: 600, least: 3, most: 10 },
  /** Single app codes that count for one person, wherever they come from. Beyond them two codes in a row are asked for. */
  "person-code": { tries: 5, seconds: 86_400, least: 3, most: 20 },
  /** New receipt codes for one reporter. */
  "new-code": { tries: 5, seconds: 86_400, least: 1, most: 100 },
  /** Of one reporter, so that a case stays a page that can be opened (docs/decisions/markdown.md). */
  reply: { tries: 40, seconds: 86_400, least: 5, most: 1_000 },
  /** Of one reporter: each is a message of up to 64 KB, of which the team is told. */
  correction: { tries: 20, seconds: 86_400, least: 1, most: 1_000 },
  /** Of one person: each reads out much of what the desk knows. */
  export: { tries: 20, seconds: 3600, least: 1, most: 1_000 },
} as const satisfies Record<string, { tries: number; seconds: number; least: number; most: number }>;

export type RateLimitName = keyof typeof RATE_LIMITS;

export const RATE_LIMIT_NAMES = Object.keys(RATE_LIMITS) as RateLimitName[];

/** What each limit counts, as people who set it read it. */
export const RATE_LIMIT_WORDS: Record<RateLimitName, string> = {
  report: "Reports sent",
  draft: "Reports begun",
  upload: "Messages, files and OpenPGP keys, of one network of reporters or one colleague",
  track: "Wrong receipt codes",
  "sign-in": "Wrong passwords, codes and passkeys",
  "second-factor": "Codes of the second factor, after one right password",
  "person-code": "Wrong app codes for one person, before two in a row are asked for",
  "new-code": "New receipt codes for one case",
  reply: "Messages of one reporter",
  correction: "Corrections of one reporter",
  export: "Exports of the board by one person",
};

const REFUSALS: Partial<Record<RateLimitName, string>> = {
  "new-code": "This case got many new codes today. The newest one still opens it.",
  upload: "Too many messages, files and keys.",
  reply: "You wrote many messages today. Put what is left into one, or into a file.",
  correction: "You sent many corrections today.",
  export: "Too many exports.",
};

/** What somebody is told who has to wait. */
export function limitWords(name: RateLimitName, seconds: number): string {
  return `${REFUSALS[name] ?? "Too many tries from your network."} Try again in ${waitWords(seconds)}.`;
}

/** Number of seconds as people say it: "40 seconds", "12 minutes", "1 hour". */
function waitWords(seconds: number): string {
  if (seconds < 60) return counted(seconds, "second");
  if (seconds < 3600) return counted(Math.ceil(seconds / 60), "minute");
  return counted(Math.ceil(seconds / 3600), "hour");
}

/** A window as it stands after "in": "an hour", "15 minutes". */
export function windowWords(seconds: number): string {
  return seconds === 3600 ? "an hour" : waitWords(seconds);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
