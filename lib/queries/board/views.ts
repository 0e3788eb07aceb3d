import { asc, eq } from "drizzle-orm";
import { savedViews } from "@/db/schema";
import type { BoardView } from "@/lib/domain/board/data";
import { parseKept, shownSearch } from "@/lib/domain/board/kept-search";
import { BUILT_IN_VIEWS, type BuiltInView, FIRST_VIEW, isBuiltInView } from "@/lib/domain/board/views";
import { isUuid } from "@/lib/domain/uuid";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Tx } from "@/lib/server/database";
import type { Reading } from "@/lib/server/read";
import { knownTo } from "./resolve";

type Row = typeof savedViews.$inferSelect;

/** The view of that key as this person may use it, or the first one where there is none. */
export async function findView(
  { tx, vaults }: Reading,
  key: string,
): Promise<{ view: BoardView; found: boolean }> {
  if (isBuiltInView(key)) return { view: builtIn(key), found: true };
  const rows = isUuid(key) ? await tx.select().from(savedViews).where(eq(savedViews.id, key)) : [];
  const [view] = await shownViews(tx, await vaults.ofInstance(), rows);
  return view ? { view, found: true } : { view: builtIn(FIRST_VIEW), found: false };
}

/** Every view of the rail: the built-in ones, then one's own, then those of everybody. */
export async function allViews({ tx, vaults }: Reading): Promise<BoardView[]> {
  const [rows, vault] = await Promise.all([
    tx.select().from(savedViews).orderBy(asc(savedViews.position), asc(savedViews.id)),
    vaults.ofInstance(),
  ]);
  const own = await shownViews(tx, vault, rows);
  const keys = Object.keys(BUILT_IN_VIEWS) as BuiltInView[];
  const inGroup = (group: BoardView["group"]) => own.filter((view) => view.group === group);
  return [...keys.map(builtIn), ...inGroup("own"), ...inGroup("shared")];
}

function builtIn(key: BuiltInView): BoardView {
  const { label, group, search } = BUILT_IN_VIEWS[key];
  return { key, label, group, search, version: null, problem: null };
}

// Kept by ids, shown by the names of today.
async function shownViews(tx: Tx, vault: Vault, rows: readonly Row[]): Promise<BoardView[]> {
  const kept = rows.map((row) => vault.open("saved_views.search_sealed", row.id, row.searchSealed));
  const known = await knownTo(
    tx,
    kept.flatMap((text) => parseKept(text).terms),
  );
  return rows.map((row, at) => ({
    key: row.id,
    label: vault.open("saved_views.name_sealed", row.id, row.nameSealed),
    group: row.ownerId === null ? "shared" : "own",
    version: row.version,
    ...shownSearch(kept[at] ?? "", known),
  }));
}
