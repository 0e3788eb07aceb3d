import { slipsIn } from "@/lib/domain/outgoing/slips";

const MOST_NAMED = 5;

/** What to ask before these texts leave the team; null where nothing in them asks for it. */
export function questionAbout(texts: readonly string[]): string | null {
  const slips = texts.flatMap(slipsIn);
  if (slips.length === 0) return null;
  const lines = slips.slice(0, MOST_NAMED).map(({ what, shown }) => `• ${what}: ${shown}`);
  if (slips.length > MOST_NAMED) lines.push(`• and ${slips.length - MOST_NAMED} more`);
  return ["This leaves the team, and holds what looks like", ...lines, "Send it all the same?"].join("\n");
}
