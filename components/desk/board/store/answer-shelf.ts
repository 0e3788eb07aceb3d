import type { BoardData } from "@/lib/domain/board/data";
import { type BoardPlace, writePlace } from "@/lib/domain/board/place";

const MOST = 12;

/** Two places with the same key show the same rows. */
export function rowsKey(place: BoardPlace): string {
  return writePlace({ ...place, peek: null });
}

/** The latest answers by place: going back shows what was there at once, while it is asked for again. */
export class AnswerShelf {
  readonly #answers = new Map<string, BoardData>();

  find(place: BoardPlace): BoardData | undefined {
    return this.#answers.get(rowsKey(place));
  }

  put(place: BoardPlace, data: BoardData): void {
    const key = rowsKey(place);
    this.#answers.delete(key);
    this.#answers.set(key, data);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > MOST && oldest !== undefined) this.#answers.delete(oldest);
  }
}
