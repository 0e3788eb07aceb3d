import type { Side } from "@/lib/domain/nowhere";
import { framedPage, isFrame, type Problem, plainPage } from "./plain-page";

/** For so long a page of ours is used again: a flood of refusals costs one rendering, a new name shows soon. */
const FRESH_MS = 15_000;
const PATIENCE_MS = 2_000;

/** Where the pages are that answers are put into. */
export const FRAMES = "/frame/";

type Kept = { page: string | null; at: number };
type Frames = {
  own: string;
  kept: Partial<Record<Side, Kept>>;
  loading: Partial<Record<Side, Promise<string | null>>>;
};

// One per process. On globalThis because Next bundles this module into several graphs.
const store = globalThis as { breakwaterFrames?: Frames };

/** From where the product's own page is fetched: this server itself. Without it every answer is a plain page. */
export function fetchFramesFrom(own: string): void {
  store.breakwaterFrames = { own, kept: {}, loading: {} };
}

/**
 * A problem as a whole page in the product's look, with the organisation's name and where to turn to. Writes nothing. The
 * last page that could be had serves while the database is away; before the first one, a plain page does.
 */
export async function problemPage(problem: Problem, side: Side): Promise<string> {
  const frames = store.breakwaterFrames;
  const frame = frames ? await frameOf(frames, side) : null;
  return frame === null ? plainPage(problem) : framedPage(frame, problem);
}

async function frameOf(frames: Frames, side: Side): Promise<string | null> {
  const kept = frames.kept[side];
  if (kept && performance.now() - kept.at < FRESH_MS) return kept.page;
  frames.loading[side] ??= load(frames, side);
  return frames.loading[side];
}

async function load(frames: Frames, side: Side): Promise<string | null> {
  const page = (await fetched(frames.own, side)) ?? frames.kept[side]?.page ?? null;
  frames.kept[side] = { page, at: performance.now() };
  delete frames.loading[side];
  return page;
}

async function fetched(own: string, side: Side): Promise<string | null> {
  try {
    const answer = await fetch(`${own}${FRAMES}${side}`, {
      headers: { Accept: "*/*", "Accept-Encoding": "identity" },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const page = withoutScripts(await answer.text());
    return answer.status === 200 && isFrame(page) ? page : null;
  } catch {
    return null;
  }
}

/** A page of the framework as plain markup: its scripts, and the hints to load them, taken out. */
export function withoutScripts(html: string): string {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "")
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, "")
    .replace(/ nonce="[^"]*"/g, "");
}
