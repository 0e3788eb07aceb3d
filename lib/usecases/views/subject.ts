import { asc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { savedViews } from "@/db/schema";
import { type Actor, actorId } from "@/lib/domain/access/actor";
import { can } from "@/lib/domain/access/policy";
import { keptSearch, missingIn } from "@/lib/domain/board/kept-search";
import { searchWithOrder } from "@/lib/domain/board/saved-view";
import { parseSearch } from "@/lib/domain/search/parse";
import { SEARCH_LIMITS } from "@/lib/domain/search/term";
import { knownTo } from "@/lib/queries/board/resolve";
import { INSTANCE_CHAIN, personChain } from "@/lib/server/audit/append";
import type { Tx } from "@/lib/server/database";
import { conflict, forbidden, invalid } from "@/lib/server/errors";
import type { Loaded, Work } from "@/lib/server/use-case";

export type ViewRow = typeof savedViews.$inferSelect;

export const viewName = z
  .string()
  .transform((text) => text.normalize("NFC").trim().replace(/\s+/gu, " "))
  .pipe(
    z
      .string()
      .min(1, "Enter a name.")
      .max(60)
      .regex(/^[^\p{Cc}\p{Cf}]*$/u, "Use visible characters only."),
  );

/** A search as it is kept: printed anew, so that equal searches look alike. Refused where a part makes no sense. */
export const viewSearch = z
  .string()
  .max(SEARCH_LIMITS.characters)
  .superRefine((text, context) => {
    for (const { message } of parseSearch(text).problems) context.addIssue({ code: "custom", message });
  })
  .transform((text) => searchWithOrder(text, null));

/**
 * The search as it is kept, with ids for its names.
 * @throws AppError invalid where nothing has a name it asks for
 */
export async function keptBy(tx: Tx, search: string): Promise<string> {
  const typed = parseSearch(search);
  const known = await knownTo(tx, typed.terms);
  const missing = missingIn(typed, known);
  if (missing !== null) throw invalid([{ field: "search", message: missing }]);
  return keptSearch(typed, known);
}

export const viewInput = z.object({ viewId: z.uuid("Choose a view.") });

export type LockedView = Loaded & { view: ViewRow };

/** Locks a view this person sees: their own, or one that is everybody's. */
export async function lockView({
  tx,
  input,
}: {
  tx: Tx;
  input: { viewId: string };
}): Promise<LockedView | null> {
  const [view] = await tx.select().from(savedViews).where(eq(savedViews.id, input.viewId)).for("update");
  return view ? { access: null, view } : null;
}

/** @throws AppError forbidden where the view is everybody's and this person only uses it */
export function assertOwn({ actor, now }: Pick<Work, "actor" | "now">, view: Pick<ViewRow, "ownerId">): void {
  if (view.ownerId === null && !can(actor, "view.share", null, now).allowed) throw forbidden();
}

/** Refuses a change made on an older look at the view. */
export function assertSeen(version: number, view: ViewRow): void {
  if (version !== view.version)
    throw conflict("Somebody changed this view meanwhile. Look at it, then save again.");
}

/** The views that stand in one list: a person's own, or everybody's, in their order. */
export async function viewsOf(tx: Tx, ownerId: string | null): Promise<ViewRow[]> {
  const list = ownerId === null ? isNull(savedViews.ownerId) : eq(savedViews.ownerId, ownerId);
  return tx
    .select()
    .from(savedViews)
    .where(list)
    .orderBy(asc(savedViews.position), asc(savedViews.id))
    .for("update");
}

/** What happens to a shared view concerns the desk, to an own one the person. */
export function chainOf(actor: Actor, ownerId: string | null) {
  return ownerId === null ? INSTANCE_CHAIN : personChain(actorId(actor) ?? "");
}
