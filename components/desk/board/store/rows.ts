import type { BoardData } from "@/lib/domain/board/data";
import type { BoardPlace } from "@/lib/domain/board/place";
import { AnswerShelf } from "./answer-shelf";
import type { BoardApi } from "./board-api";
import type { BoardCore } from "./board-core";
import type { BoardState } from "./board-state";
import { withAskedRows, withNewerRows, withWaitingRows } from "./newer-rows";
import { withReturned } from "./selected-rows";
import { troubleOf } from "./trouble";

type Renewing = { unattended: boolean; still: boolean };

/** Fetches the rows of the place where the board is. An answer that comes late never replaces a newer one. */
export class Rows {
  readonly #answers = new AnswerShelf();
  #asking: AbortController | null = null;
  /** Called when rows have come and no others are on their way. */
  settled: () => void = () => {};

  constructor(
    private readonly core: BoardCore,
    private readonly api: BoardApi,
  ) {}

  get onTheirWay(): boolean {
    return this.#asking !== null;
  }

  /** What is on its way is not wanted any more. */
  abandon(): void {
    this.#asking?.abort();
  }

  /**
   * The rows of another place: what was shown there last stands at once, and is asked for again. `still`: somebody works on
   * those that are shown, so that the others wait.
   */
  async ask({ unattended = false, still = false }: Partial<Renewing> = {}): Promise<void> {
    const { core } = this;
    const known = still ? undefined : this.#answers.find(core.place);
    core.set(known ? { ...withAskedRows(core.state, known), busy: true } : { ...core.state, busy: true });
    await this.#fetch(core.place, { unattended }, (data) => {
      if (still) return withWaitingRows(core.state, data);
      return known ? withNewerRows(core.state, data, { still: false }) : withAskedRows(core.state, data);
    });
  }

  /** The same rows again. `still`: somebody works on them, so that they keep their places. */
  async renew({ unattended, still }: Renewing): Promise<void> {
    await this.#fetch(this.core.place, { unattended }, (data) =>
      withNewerRows(this.core.state, data, { still }),
    );
  }

  async #fetch(
    place: BoardPlace,
    { unattended = false },
    adopt: (data: BoardData) => BoardState,
  ): Promise<void> {
    const { core } = this;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const answer = await this.api.rows(place, { signal: asking.signal, unattended });
      if (asking.signal.aborted) return;
      // The panel is the address's business, not the answer's.
      const data = { ...answer, place: { ...answer.place, peek: core.place.peek } };
      this.#answers.put(place, data);
      // The server may have read the address otherwise, where it names a view that is gone.
      core.place = data.place;
      core.set(withReturned(adopt(data), { all: true }));
    } catch (error) {
      if (!asking.signal.aborted) core.patch({ busy: false, trouble: troubleOf(error) });
    }
    if (asking !== this.#asking) return;
    this.#asking = null;
    this.settled();
  }
}
