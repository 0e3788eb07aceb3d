import type { BoardData, BoardFrame } from "@/lib/domain/board/data";
import type { BoardPlace } from "@/lib/domain/board/place";
import { type BoardState, firstState } from "./board-state";

/** What the parts of a board share: what it shows, who wants to know of it, and where it is. */
export class BoardCore {
  #state: BoardState;
  readonly #listeners = new Set<() => void>();
  /** Where the board is or is about to be; `state.data.place` is what is shown. */
  place: BoardPlace;

  constructor(data: BoardData, frame: BoardFrame) {
    this.#state = firstState(data, frame);
    this.place = data.place;
  }

  get state(): BoardState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(state: BoardState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  patch(part: Partial<BoardState>): void {
    this.set({ ...this.#state, ...part });
  }
}
