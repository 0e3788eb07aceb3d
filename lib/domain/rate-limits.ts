/** What strangers may do how often, for each bucket of addresses (security.md: rate limits). */
export const RATE_LIMITS = {
  report: { tries: 5, seconds: 3600 },
  draft: { tries: 60, seconds: 3600 },
  upload: { tries: 120, seconds: 3600 },
  track: { tries: 5, seconds: 900 },
  "sign-in": { tries: 10, seconds: 900 },
  /** Codes for one password that was right, not for one person: nobody is locked out by somebody else's guesses. */
  "second-factor": { tries: 5, seconds: 600 },
  link: { tries: 10, seconds: 900 },
  /** Of one person: each reads out much of what the desk knows. */
  export: { tries: 20, seconds: 3600, words: "Too many exports." },
} as const satisfies Record<string, { tries: number; seconds: number; words?: string }>;

export type RateLimitName = keyof typeof RATE_LIMITS;

/** What somebody is told who has to wait. */
export function limitWords(name: RateLimitName, seconds: number): string {
  const limit: { tries: number; words?: string } = RATE_LIMITS[name];
  return `${limit.words ?? "Too many tries from your network."} Try again in ${waitWords(seconds)}.`;
}

/** Number of seconds as people say it: "40 seconds", "12 minutes", "1 hour". */
function waitWords(seconds: number): string {
  if (seconds < 60) return counted(seconds, "second");
  if (seconds < 3600) return counted(Math.ceil(seconds / 60), "minute");
  return counted(Math.ceil(seconds / 3600), "hour");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
