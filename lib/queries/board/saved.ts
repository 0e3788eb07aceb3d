import type { PersonActor } from "@/lib/domain/access/actor";
import type { BoardView } from "@/lib/domain/board/data";
import { type BoardParams, readPlace, standing } from "@/lib/domain/board/place";
import { searchWithOrder } from "@/lib/domain/board/saved-view";
import { read } from "@/lib/server/read";
import { allViews, findView } from "./views";

export type SavedViews = {
  own: readonly BoardView[];
  shared: readonly BoardView[];
  /** What the board's own address finds, as a view would keep it; null where the address asks for nothing of its own. */
  toSave: string | null;
};

/** The views this person keeps and those of everybody, and the search of this address, to be saved. */
export async function savedViews(actor: PersonActor, params: BoardParams): Promise<SavedViews> {
  return read(actor, async (reading) => {
    const views = await allViews(reading);
    const { place } = readPlace(params);
    const { view } = await findView(reading, place.view);
    const { order, changed } = standing(place, view.search);
    return {
      own: views.filter(({ group }) => group === "own"),
      shared: views.filter(({ group }) => group === "shared"),
      toSave: changed ? searchWithOrder(place.text ?? view.search, order) : null,
    };
  });
}
