import type { BoardPlace } from "@/lib/domain/board/place";

/** Where the browser is; the page gives the window's own. */
export type BoardWindow = {
  place(): BoardPlace;
  push(address: string): void;
  replace(address: string): void;
  /** Leaves for another page of the desk. */
  leave(address: string): void;
};
