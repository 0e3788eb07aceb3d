import { randomUUID } from "node:crypto";
import { z } from "zod";
import { savedViews } from "@/db/schema";
import { actorId } from "@/lib/domain/access/actor";
import { MOST_VIEWS } from "@/lib/domain/board/saved-view";
import { yesOrNoSchema } from "@/lib/domain/yes-or-no";
import { conflict } from "@/lib/server/errors";
import { noSubject, useCase } from "@/lib/server/use-case";
import { assertOwn, chainOf, keptBy, viewName, viewSearch, viewsOf } from "./subject";

/** Keeps a search under a name: for oneself, or for everybody. */
export const saveView = useCase({
  input: z.object({ name: viewName, search: viewSearch, shared: yesOrNoSchema.default(false) }),
  action: "view.own",
  load: noSubject,
  run: async ({ input, ...work }) => {
    const { tx, vaults, actor, now } = work;
    const me = actorId(actor);
    const ownerId = input.shared ? null : me;
    assertOwn(work, { ownerId });
    const standing = await viewsOf(tx, ownerId);
    if (standing.length >= MOST_VIEWS)
      throw conflict(`At most ${MOST_VIEWS} views here. Delete one that is not used any more.`);
    const search = await keptBy(tx, input.search);
    const viewId = randomUUID();
    const vault = await vaults.ofInstance();
    await tx.insert(savedViews).values({
      id: viewId,
      ownerId,
      createdBy: me,
      nameSealed: vault.seal("saved_views.name_sealed", viewId, input.name),
      searchSealed: vault.seal("saved_views.search_sealed", viewId, search),
      position: (standing.at(-1)?.position ?? -1) + 1,
      createdAt: now,
    });
    return {
      result: { key: viewId, version: 1 },
      events: [{ chain: chainOf(actor, ownerId), action: "view.saved", data: { viewId } }],
    };
  },
});
