/** What strangers may do how often, for each bucket of addresses (security.md: rate limits). */
export const RATE_LIMITS = {
  report: { tries: 5, seconds: 3600 },
  draft: { tries: 60, seconds: 3600 },
  upload: { tries: 120, seconds: 3600 },
  track: { tries: 5, seconds: 900 },
  "sign-in": { tries: 10, seconds: 900 },
  /** Codes for one password that was right. */
  "second-factor": { tries: 5, seconds: 600 },
  /** Single app codes that count for one person, wherever they come from. Beyond them two codes in a row are asked for. */
  "person-code": { tries: 5, seconds: 86_400 },
  /** New receipt codes for one reporter. */
  "new-code": { tries: 5, seconds: 86_400 },
  link: { tries: 10, seconds: 900 },
} as const satisfies Record<string, { tries: number; seconds: number }>;

export type RateLimitName = keyof typeof RATE_LIMITS;

/** Number of seconds as people say it: "40 seconds", "12 minutes", "1 hour". */
export function waitWords(seconds: number): string {
  if (seconds < 60) return counted(seconds, "second");
  if (seconds < 3600) return counted(Math.ceil(seconds / 60), "minute");
  return counted(Math.ceil(seconds / 3600), "hour");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
