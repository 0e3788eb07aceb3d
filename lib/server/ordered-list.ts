import { and, asc, desc, eq, gt, isNull, lt, max, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { cannedReplies, playbookItems } from "@/db/schema";
import type { Tx } from "./database";

/** Registers whose rows stand in an order that people choose. Archived rows keep their place and count for nothing. */
type Ordered = typeof cannedReplies | typeof playbookItems;

export const directionSchema = z.enum(["up", "down"]);

/** The last place of a list, archived rows included, and how many rows are in use. @param among the rows of the list, else all */
export async function endOfList(
  tx: Tx,
  table: Ordered,
  among?: SQL,
): Promise<{ last: number; count: number }> {
  const [row] = await tx
    .select({
      last: max(table.position),
      count: sql<number>`count(*) filter (where ${table.archivedAt} is null)::int`,
    })
    .from(table)
    .where(among);
  return { last: row?.last ?? 0, count: row?.count ?? 0 };
}

type Moved = {
  row: { id: string; position: number };
  direction: z.infer<typeof directionSchema>;
  /** The rows of the list, else all. */
  among?: SQL;
};

/** Lets a row and its neighbour in use change places. False at the end of the list, where nothing changes. */
export async function movePastNeighbour(
  tx: Tx,
  table: Ordered,
  { row, direction, among }: Moved,
): Promise<boolean> {
  const up = direction === "up";
  const place = table.position;
  const [neighbour] = await tx
    .select({ id: table.id, position: place })
    .from(table)
    .where(and(among, isNull(table.archivedAt), up ? lt(place, row.position) : gt(place, row.position)))
    .orderBy(up ? desc(place) : asc(place))
    .limit(1)
    .for("update");
  if (!neighbour) return false;
  const put = (id: string, position: number) => tx.update(table).set({ position }).where(eq(table.id, id));
  await put(row.id, neighbour.position);
  await put(neighbour.id, row.position);
  return true;
}
