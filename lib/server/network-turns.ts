import { AppError } from "./errors";
import { noteOverload } from "./overload";

/** Networks of which it is known when they had a turn; whoever was forgotten counts as a newcomer. */
const MOST_KNOWN = 1_000;

/**
 * Work that strangers make us do and that takes a processor for long: of one network one piece at a time, and so many of all.
 * Of those that wait, whoever had no turn yet or had theirs longest ago is next: nobody waits for the line of another network.
 */
export class NetworkTurns {
  readonly #running = new Set<string>();
  readonly #lines = new Map<string, (() => void)[]>();
  /** In the order of their last turns. */
  readonly #served = new Set<string>();

  constructor(private readonly most: { atOnce: number; waitingEach: number; waiting: number }) {}

  /** @throws AppError too_many where too much waits already, of this network or of all */
  async take<T>(network: string, work: () => Promise<T>): Promise<T> {
    if (this.#running.has(network) || this.#running.size >= this.most.atOnce) await this.#wait(network);
    else this.#begin(network);
    try {
      return await work();
    } finally {
      this.#running.delete(network);
      this.#next();
    }
  }

  #begin(network: string): void {
    this.#running.add(network);
    this.#served.delete(network);
    this.#served.add(network);
    const [oldest] = this.#served;
    if (this.#served.size > MOST_KNOWN && oldest !== undefined) this.#served.delete(oldest);
  }

  #wait(network: string): Promise<void> {
    const line = this.#lines.get(network) ?? [];
    const all = [...this.#lines.values()].reduce((sum, { length }) => sum + length, 0);
    if (line.length >= this.most.waitingEach || all >= this.most.waiting)
      throw noteOverload(
        new AppError("too_many", "Too much is asked for at once. Try again in a few seconds.", {
          retryAfterSeconds: 5,
        }),
      );
    this.#lines.set(network, line);
    return new Promise((resolve) => line.push(resolve));
  }

  // The turn is handed over, so that nobody who comes meanwhile gets it.
  #next(): void {
    const last = [...this.#served];
    const [network] = [...this.#lines.keys()]
      .filter((one) => !this.#running.has(one))
      .sort((a, b) => last.indexOf(a) - last.indexOf(b));
    if (network === undefined) return;
    const line = this.#lines.get(network) ?? [];
    const begin = line.shift();
    if (line.length === 0) this.#lines.delete(network);
    this.#begin(network);
    begin?.();
  }
}
