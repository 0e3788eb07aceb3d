import { statfsSync } from "node:fs";
import type { Actor } from "@/lib/domain/access/actor";
import type { Action } from "@/lib/domain/access/policy";
import { storageFull } from "./disk-full";
import { env } from "./env";

const MIB = 1024 * 1024;

// PostgreSQL ends, and does not come back, when its write-ahead log finds no room. What strangers may use up therefore
// ends before the disk does: files first, words at half of that; the team and the worker go on.
const SHARE = 0.05;
const LEAST_BYTES = 64 * MIB;
const MOST_BYTES = 1024 * MIB;

/** How much of a disk of that size files must leave free, in bytes. */
export function reserveOf(diskBytes: number): number {
  return Math.min(Math.max(diskBytes * SHARE, LEAST_BYTES), MOST_BYTES);
}

/** Whether what is stored may go on growing: by another file, or by words only. */
export function hasRoomFor(what: "files" | "words"): boolean {
  const { databaseDir } = env();
  // The disk of an external server cannot be seen from here.
  if (databaseDir === undefined) return true;
  const { bavail, blocks, bsize } = statfsSync(databaseDir);
  const reserve = reserveOf(blocks * bsize);
  return bavail * bsize > (what === "files" ? reserve : reserve / 2);
}

/** @throws AppError storage_full before a stranger adds to what is stored; whoever opens a session adds next to nothing */
export function assertRoomFor({ type }: Actor, action: Action): void {
  const isStranger = type === "anonymous" || type === "draft" || type === "reporter";
  if (isStranger && !action.startsWith("session.") && !hasRoomFor("words")) throw storageFull();
}
