"use client";

import type { AnchorHTMLAttributes } from "react";
import { type BoardPlace, writePlace } from "@/lib/domain/board/place";
import { isPlainClick } from "./plain-click";
import { useBoard, useBoardState } from "./use-board";

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href" | "onClick"> & {
  /** Where it leads from where the board is. */
  to: (place: BoardPlace) => BoardPlace;
};

/** A link to another place of the board: an ordinary address, which the board goes to without another page. */
export function BoardLink({ to, children, ...rest }: Props) {
  const board = useBoard();
  const shown = useBoardState(({ data }) => data.place);
  return (
    <a
      href={`/desk/board${writePlace(to(shown))}`}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        board.goTo(to(board.place));
      }}
      {...rest}
    >
      {children}
    </a>
  );
}
