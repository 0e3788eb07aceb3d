"use client";

import { Icon } from "@/components/ui/Icon";
import { Time } from "@/components/ui/Time";
import { countNumber } from "@/lib/domain/board/count";
import { EXPORT_FORMATS } from "@/lib/domain/board/export";
import { writeOrder } from "@/lib/domain/search/sorts";
import { BoardLink } from "./BoardLink";
import { shownRows } from "./store/board-state";
import { useBoardState } from "./use-board";

/** Under the rows: where in them one is, what others changed last, and the rows as a file. */
export function BoardFoot({ mayExport }: { mayExport: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3 text-13 text-muted">
      <Pages />
      <LastChange />
      {mayExport ? <Export /> : null}
    </div>
  );
}

function Pages() {
  const { rows, place, count, previous, next } = useBoardState(({ data }) => data);
  if (place.layout !== "table" || (rows.length === 0 && !previous && !next)) return null;
  const total = countNumber(count);
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <span>{place.after ? `${rows.length} more of ${total}` : `1–${rows.length} of ${total}`}</span>
      {place.after ? <BoardLink to={(here) => ({ ...here, after: null })}>First page</BoardLink> : null}
      {previous ? (
        <BoardLink
          rel="prev"
          to={(here) => ({ ...here, after: previous })}
          className="inline-flex items-center gap-1 py-1"
        >
          <Icon name="chevron-left" />
          Previous
        </BoardLink>
      ) : null}
      {next ? (
        <BoardLink
          rel="next"
          to={(here) => ({ ...here, after: next })}
          className="inline-flex items-center gap-1 py-1"
        >
          Next
          <Icon name="chevron-right" />
        </BoardLink>
      ) : null}
    </nav>
  );
}

function LastChange() {
  const changed = useBoardState((state) => state.changed);
  const data = useBoardState((state) => state.data);
  const rows = shownRows(data).filter(({ id }) => changed.has(id));
  const [latest] = rows.toSorted((a, b) => (a.activity.at < b.activity.at ? 1 : -1));
  if (!latest) return null;
  return (
    <span>
      Changed <Time at={latest.activity.at} style="clock" /> UTC: {latest.reference}
      {rows.length > 1 ? ` and ${rows.length - 1} more` : ""}
    </span>
  );
}

function Export() {
  const { place, text, order, problems } = useBoardState(({ data }) => data);
  // The server refuses a search that makes no sense.
  if (problems.length > 0) return null;
  return (
    <form
      action="/desk/board/export"
      method="post"
      className="ms-auto flex items-center gap-3"
      data-print="no"
    >
      <input type="hidden" name="view" value={place.view} />
      <input type="hidden" name="q" value={text} />
      <input type="hidden" name="sort" value={writeOrder(order)} />
      <span>All as a file</span>
      {EXPORT_FORMATS.map((format) => (
        <button
          key={format}
          type="submit"
          name="format"
          value={format}
          className="min-h-6 cursor-pointer text-accent underline underline-offset-[0.2em]"
        >
          {format.toUpperCase()}
        </button>
      ))}
    </form>
  );
}
