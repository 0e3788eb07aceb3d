import { type KeyboardEvent, useEffect, useState } from "react";

type Options = {
  count: number;
  /** Before any arrow: the first line, or none, so that Enter means what is typed. May change while one types. */
  start: "first" | "none";
  /** The list's id; lines are called `id-0`, `id-1`. */
  id: string;
};

/** Which line of a list below a field the arrow keys are on; null: none. The focus stays in the field (ARIA combobox). */
export function useActiveLine({ count, start, id }: Options) {
  const first = start === "first" ? 0 : -1;
  const [at, setAt] = useState(first);
  const line = at >= first && at < count ? at : first;
  useEffect(() => {
    if (line >= 0) document.getElementById(`${id}-${line}`)?.scrollIntoView({ block: "nearest" });
  }, [id, line]);
  /** Whether the key moved the line. */
  const onArrow = ({ key }: KeyboardEvent): boolean => {
    if (count === 0 || (key !== "ArrowDown" && key !== "ArrowUp")) return false;
    const places = count - first;
    const step = key === "ArrowDown" ? 1 : places - 1;
    setAt(((line - first + step) % places) + first);
    return true;
  };
  const active = line >= 0 && count > 0 ? line : null;
  return { active, activeId: active === null ? undefined : `${id}-${active}`, onArrow, setAt, first };
}
