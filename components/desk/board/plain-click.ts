import type { MouseEvent } from "react";

/** A click that means "go there, here": with a key or another button it is the browser's to follow. */
export function isPlainClick(event: MouseEvent): boolean {
  if (event.defaultPrevented || event.button !== 0) return false;
  return !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}
