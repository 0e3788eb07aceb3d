import { isDiskFull } from "./disk-full";
import { AppError } from "./errors";
import { isGivenUp } from "./timeout";

/**
 * For what is remembered about a look and nothing else: where there is no room for it (a full disk, a row that somebody holds,
 * no connection), one can look all the same.
 */
export async function ifRoom(change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (error) {
    const noRoom =
      isDiskFull(error) || isGivenUp(error) || (error instanceof AppError && REFUSALS.has(error.code));
    if (!noRoom) throw error;
  }
}

const REFUSALS: ReadonlySet<string> = new Set(["storage_full", "busy"]);
