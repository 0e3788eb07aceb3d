import { z } from "zod";
import { SORTS, type SortName } from "@/lib/domain/search/sorts";

/**
 * A row at the edge of a page: the value it was sorted by (milliseconds, or a rank) and its id. `section` says whether that
 * row had a value at all; those without come last, newest first. `way`: the page wanted lies after that row, or before it.
 */
export type Cursor = {
  sort: SortName;
  section: "valued" | "blank";
  value: number;
  id: string;
  way: "after" | "before";
};

// The end of the year 9999; a rank of priority has the time of a promise behind it.
const LATEST_MS = 253_402_300_799_999;

const cursorSchema = z.tuple([
  z.enum(Object.keys(SORTS) as [SortName, ...SortName[]]),
  z.enum(["valued", "blank"]),
  z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  z.uuid(),
  z.enum(["after", "before"]),
]);

/** A cursor as the address carries it: opaque, so that nobody builds on its parts. */
export function writeCursor({ sort, section, value, id, way }: Cursor): string {
  return btoa(JSON.stringify([sort, section, value, id, way]))
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
    const [, section, value, id, way] = parsed;
    if (value > LATEST_MS && !(sort === "priority" && section === "valued")) return undefined;
    return { sort, section, value, id, way };
  } catch {
    return undefined;
  }
}
