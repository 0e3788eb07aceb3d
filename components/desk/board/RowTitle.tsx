import { Icon } from "@/components/ui/Icon";
import type { BoardRow } from "@/lib/domain/board/row";

/** A case's title with what is marked on it, and why it is here. A plain function, called for each row. */
export function RowTitle({ title, why, unread, restricted, watched, waits }: BoardRow) {
  const reason = waits ? `${why}. ${waits}` : why;
  return (
    <div className="row-words">
      <span className="row-title">
        {unread ? (
          <>
            <Icon name="dot" className="text-accent" />
            <span className="sr-only">Unread: </span>
          </>
        ) : null}
        {restricted ? (
          <>
            <Icon name="lock" className="text-muted" />
            <span className="sr-only">Restricted: </span>
          </>
        ) : null}
        <bdi>{title}</bdi>
        {watched ? (
          <>
            <Icon name="eye" className="text-muted" />
            <span className="sr-only"> (watched)</span>
          </>
        ) : null}
      </span>
      <span className="row-why" title={reason}>
        {reason}
      </span>
    </div>
  );
}
