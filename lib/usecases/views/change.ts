import { eq } from "drizzle-orm";
import { z } from "zod";
import { savedViews } from "@/db/schema";
import { actorId } from "@/lib/domain/access/actor";
import { MOST_VIEWS } from "@/lib/domain/board/saved-view";
import { seenVersionSchema } from "@/lib/domain/seen-version";
import { yesOrNoSchema } from "@/lib/domain/yes-or-no";
import { findView } from "@/lib/queries/board/views";
import { conflict } from "@/lib/server/errors";
import { noEvents, useCase, type Work } from "@/lib/server/use-case";
import {
  assertOwn,
  assertSeen,
  chainOf,
  keptBy,
  lockView,
  type ViewRow,
  viewInput,
  viewName,
  viewSearch,
  viewsOf,
} from "./subject";

/** Renames a view, gives it another search, or shares it and takes it back; what is left out stays. */
export const changeView = useCase({
  input: viewInput.extend({
    version: seenVersionSchema,
    name: viewName.optional(),
    search: viewSearch.optional(),
    shared: yesOrNoSchema.optional(),
  }),
  action: "view.own",
  load: lockView,
  run: async ({ input, subject: { view }, ...work }) => {
    const { tx, vaults, actor } = work;
    assertOwn(work, view);
    assertSeen(input.version, view);
    const { name, shared } = input;
    const search = input.search === undefined ? undefined : await newSearch(work, view, input.search);
    const vault = await vaults.ofInstance();
    const place = shared === undefined ? {} : await placeIn(work, view, shared);
    await tx
      .update(savedViews)
      .set({
        ...place,
        ...(name !== undefined && { nameSealed: vault.seal("saved_views.name_sealed", view.id, name) }),
        ...(search !== undefined && {
          searchSealed: vault.seal("saved_views.search_sealed", view.id, search),
        }),
        version: view.version + 1,
      })
      .where(eq(savedViews.id, view.id));
    const fields = Object.entries({ name, search, shared }).flatMap(([field, value]) =>
      value === undefined ? [] : [field],
    );
    const ownerId = place.ownerId === undefined ? view.ownerId : place.ownerId;
    // Where it was everybody's or becomes it, that concerns the desk.
    const chain = chainOf(actor, view.ownerId === null ? null : ownerId);
    return {
      result: { key: view.id, version: view.version + 1 },
      events: [{ chain, action: "view.changed", data: { viewId: view.id, fields } }],
    };
  },
});

// A form sends the search along that it showed. Where that stays, so does what is kept: the same, whatever was renamed since.
async function newSearch(work: Work, view: ViewRow, typed: string): Promise<string | undefined> {
  const { view: shown } = await findView(work, view.id);
  return typed === shown.search ? undefined : keptBy(work.tx, typed);
}

// To the end of the other list.
async function placeIn(
  work: Work,
  view: ViewRow,
  shared: boolean,
): Promise<Partial<Pick<ViewRow, "ownerId" | "position">>> {
  if (shared === (view.ownerId === null)) return {};
  const ownerId = shared ? null : actorId(work.actor);
  assertOwn(work, { ownerId });
  const standing = await viewsOf(work.tx, ownerId);
  if (standing.length >= MOST_VIEWS) throw conflict(`At most ${MOST_VIEWS} views there. Delete one first.`);
  return { ownerId, position: (standing.at(-1)?.position ?? -1) + 1 };
}

/** Moves a view one place up or down in its list. */
export const reorderView = useCase({
  input: viewInput.extend({ way: z.enum(["up", "down"], "Choose up or down.") }),
  action: "view.own",
  load: lockView,
  run: async ({ input, subject: { view }, ...work }) => {
    assertOwn(work, view);
    const { tx, actor } = work;
    const order = (await viewsOf(tx, view.ownerId)).map(({ id }) => id);
    const from = order.indexOf(view.id);
    const to = Math.min(Math.max(from + (input.way === "up" ? -1 : 1), 0), order.length - 1);
    if (to === from) return { result: { key: view.id }, events: noEvents("it stands at the end already") };
    order.splice(to, 0, ...order.splice(from, 1));
    for (const [position, id] of order.entries())
      await tx.update(savedViews).set({ position }).where(eq(savedViews.id, id));
    return {
      result: { key: view.id },
      events: [{ chain: chainOf(actor, view.ownerId), action: "view.moved", data: { viewId: view.id } }],
    };
  },
});

/** Deletes a view. The cases it found stay where they are. */
export const deleteView = useCase({
  input: viewInput.extend({ version: seenVersionSchema }),
  action: "view.own",
  load: lockView,
  run: async ({ input, subject: { view }, ...work }) => {
    assertOwn(work, view);
    assertSeen(input.version, view);
    await work.tx.delete(savedViews).where(eq(savedViews.id, view.id));
    return {
      result: { key: view.id },
      events: [
        { chain: chainOf(work.actor, view.ownerId), action: "view.deleted", data: { viewId: view.id } },
      ],
    };
  },
});
