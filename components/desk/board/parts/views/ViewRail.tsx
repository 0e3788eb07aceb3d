"use client";

import { Rail } from "@/components/frame/Rail";
import { PlainLink } from "@/components/ui/PlainLink";
import { railGroups, type ViewsShown } from "./view-places";

type Props = ViewsShown & { onView: (key: string) => void };

/** Every queue and view of this person beside the board, each with how many cases it finds. From 900 px on. */
export function ViewRail({ onView, ...shown }: Props) {
  const groups = railGroups(shown);
  const follow = (href: string) => {
    const item = groups.flatMap(({ items }) => items).find((one) => one.href === href);
    if (item) onView(item.view);
  };
  return (
    <nav aria-label="Queues and views" data-print="no" className="border-e border-line pb-4 max-md:hidden">
      <Rail groups={groups} onFollow={follow} />
      <p className="px-4 pt-3 text-13">
        <PlainLink href="/desk/board/views">Edit saved views</PlainLink>
      </p>
    </nav>
  );
}
