import { z } from "zod";
import { SORTS, type SortName } from "@/lib/domain/search/sorts";

/**
 * The last row of a page: the value it was sorted by (milliseconds, or a rank) and its id. `section` says whether that row
 * had a value at all; those without come last, newest first.
 */
export type Cursor = { sort: SortName; section: "valued" | "blank"; value: number; id: string };

const cursorSchema = z.tuple([
  z.enum(Object.keys(SORTS) as [SortName, ...SortName[]]),
  z.enum(["valued", "blank"]),
  // Up to the largest rank with the time of a promise behind it.
  z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  z.uuid(),
]);

/** A cursor as the address carries it: opaque, so that nobody builds on its parts. */
export function writeCursor({ sort, section, value, id }: Cursor): string {
  return btoa(JSON.stringify([sort, section, value, id]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** The row a cursor names, or undefined for one that was altered or belongs to another order. */
export function readCursor(text: string, sort: SortName): Cursor | undefined {
  if (text.length > 200 || !/^[\w-]+$/.test(text)) return undefined;
  try {
    const decoded: unknown = JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/")));
    const parsed = cursorSchema.safeParse(decoded).data;
    if (!parsed || parsed[0] !== sort) return undefined;
    return { sort, section: parsed[1], value: parsed[2], id: parsed[3] };
  } catch {
    return undefined;
  }
}
