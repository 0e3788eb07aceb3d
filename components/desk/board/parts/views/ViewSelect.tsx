"use client";

import { Button } from "@/components/ui/Button";
import { railGroups, type ViewsShown } from "./view-places";

type Props = ViewsShown & { onView: (key: string) => void };

/** The rail below 900 px: one choice, with the counts in its words. A plain GET form without JavaScript. */
export function ViewSelect({ onView, ...shown }: Props) {
  const { place, current } = shown;
  return (
    <form action="/desk/board" method="get" autoComplete="off" className="flex min-w-0 flex-1 gap-2">
      {place.layout === "table" ? null : <input type="hidden" name="layout" value={place.layout} />}
      <select
        name="view"
        aria-label="Queue or view"
        value={current}
        onChange={(event) => onView(event.target.value)}
        className="control min-w-0 py-1.5"
      >
        {railGroups(shown).map(({ title, items }) => (
          <optgroup key={title} label={title}>
            {items.map(({ view, label, count, problem }) => (
              <option key={view} value={view}>
                {count === undefined ? label : `${label} (${count})`}
                {problem === undefined ? null : `. ${problem}`}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <noscript>
        <Button variant="secondary">Show</Button>
      </noscript>
    </form>
  );
}
