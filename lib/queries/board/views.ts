import { asc, eq } from "drizzle-orm";
import { savedViews } from "@/db/schema";
import type { BoardView } from "@/lib/domain/board/data";
import { BUILT_IN_VIEWS, type BuiltInView, FIRST_VIEW, isBuiltInView } from "@/lib/domain/board/views";
import type { Vault } from "@/lib/server/crypto/vault";
import type { Reading } from "@/lib/server/read";

type Row = typeof savedViews.$inferSelect;

/** The view of that key as this person may use it, or the first one where there is none. */
export async function findView(
  { tx, vaults }: Reading,
  key: string,
): Promise<{ view: BoardView; found: boolean }> {
  if (isBuiltInView(key)) return { view: builtIn(key), found: true };
  const [row] = UUID.test(key) ? await tx.select().from(savedViews).where(eq(savedViews.id, key)) : [];
  if (!row) return { view: builtIn(FIRST_VIEW), found: false };
  return { view: saved(await vaults.ofInstance(), row), found: true };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every view of the rail: the built-in ones, then one's own, then those of everybody. */
export async function allViews({ tx, vaults }: Reading): Promise<BoardView[]> {
  const [rows, vault] = await Promise.all([
    tx.select().from(savedViews).orderBy(asc(savedViews.position), asc(savedViews.id)),
    vaults.ofInstance(),
  ]);
  const own = rows.map((row) => saved(vault, row));
  const keys = Object.keys(BUILT_IN_VIEWS) as BuiltInView[];
  const inGroup = (group: BoardView["group"]) => own.filter((view) => view.group === group);
  return [...keys.map(builtIn), ...inGroup("own"), ...inGroup("shared")];
}

function builtIn(key: BuiltInView): BoardView {
  const { label, group, search } = BUILT_IN_VIEWS[key];
  return { key, label, group, search, version: null };
}

function saved(vault: Vault, row: Row): BoardView {
  return {
    key: row.id,
    label: vault.open("saved_views.name_sealed", row.id, row.nameSealed),
    group: row.ownerId === null ? "shared" : "own",
    search: vault.open("saved_views.search_sealed", row.id, row.searchSealed),
    version: row.version,
  };
}
