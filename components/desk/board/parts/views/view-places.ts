import type { RailItem } from "@/components/frame/Rail";
import { countNumber } from "@/lib/domain/board/count";
import type { BoardView, QueueCounts } from "@/lib/domain/board/data";
import { type BoardPlace, writePlace } from "@/lib/domain/board/place";
import { type Order, writeOrder } from "@/lib/domain/search/sorts";

const GROUPS = { queues: "Queues", cases: "Cases", own: "Your views", shared: "Shared views" } as const;

/** The address of a view as it comes; the layout stays. */
export function viewHref(place: BoardPlace, key: string): string {
  const fresh = { ...place, view: key, text: null, order: null, after: null, peek: null };
  return `/desk/board${writePlace(fresh)}`;
}

/** Where a search can be kept as a view without JavaScript. */
export function savingHref(key: string, text: string, order: Order): string {
  return `/desk/board/views?${new URLSearchParams({ view: key, q: text, sort: writeOrder(order) })}`;
}

export type ViewItem = RailItem & { view: string };

export type ViewsShown = {
  views: readonly BoardView[];
  /** null until they have arrived. */
  counts: QueueCounts["counts"] | null;
  place: BoardPlace;
  /** The view that is shown, also with a search that is not its own. */
  current: string;
};

/** The views as the rail lists them, with the counts that have arrived. */
export function railGroups({
  views,
  counts,
  place,
  current,
}: ViewsShown): { title: string; items: ViewItem[] }[] {
  return (Object.keys(GROUPS) as (keyof typeof GROUPS)[])
    .map((group) => ({
      title: GROUPS[group],
      items: views
        .filter((view) => view.group === group)
        .map(({ key, label, problem }) => {
          const counted = counts?.[key];
          return {
            view: key,
            href: viewHref(place, key),
            label,
            ...(problem !== null && { problem }),
            ...(counted && { count: countNumber(counted.count), late: counted.late }),
            current: key === current,
          };
        }),
    }))
    .filter(({ items }) => items.length > 0);
}

/** Whether this person may change the view: their own, or everybody's where they steer those. */
export function mayChange({ group }: BoardView, sharesViews: boolean): boolean {
  return group === "own" || (group === "shared" && sharesViews);
}
