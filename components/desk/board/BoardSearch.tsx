import { useMemo } from "react";
import { registersOf } from "./parts/search/parts";
import { SearchBox } from "./parts/search/SearchBox";
import { useBoard, useBoardState } from "./use-board";

/** The search box with what the board shows and knows. */
export function BoardSearch() {
  const board = useBoard();
  const { place, view, text, problems } = useBoardState(({ data }) => data);
  const frame = useBoardState((state) => state.frame);
  const registers = useMemo(() => registersOf(frame), [frame]);
  return (
    <SearchBox
      place={place}
      text={text}
      problems={problems}
      viewText={view.search}
      registers={registers}
      onQuery={(next, how) => board.setQuery(next, how)}
    />
  );
}
