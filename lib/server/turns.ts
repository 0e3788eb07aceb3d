import { AppError } from "./errors";
import { noteOverload } from "./overload";

type Line = { running: number; waiting: (() => void)[] };

type Asked = {
  /** Aborted where nobody waits for the work any more: what has not begun never does. */
  signal?: AbortSignal;
  /** A part of something that has begun: it waits, however much waits already. */
  patient?: boolean;
};

/**
 * Work that takes much of something for long (a connection, a processor): so much of it at once in each line, in this process.
 * More waits its turn, and beyond so many that wait, one is refused. With a line for each person nobody takes everything.
 */
export class Turns {
  readonly #lines = new Map<string, Line>();

  /** @param refusal what is thrown where a line is full; by default it speaks to the one person who filled it */
  constructor(
    private readonly most: { atOnce: number; waiting: number },
    private readonly refusal: () => AppError = askedTooMuch,
  ) {}

  /**
   * @param name of the line: who asks, or one for all
   * @throws AppError the refusal where too much waits in that line already; busy where it is not wanted any more
   */
  async take<T>(name: string, work: () => Promise<T>, asked: Asked = {}): Promise<T> {
    const line = this.#lines.get(name) ?? { running: 0, waiting: [] };
    this.#lines.set(name, line);
    if (line.running < this.most.atOnce) line.running++;
    else await this.#wait(line, asked);
    try {
      return await work();
    } finally {
      const next = line.waiting.shift();
      if (next) next();
      else if (--line.running === 0) this.#lines.delete(name);
    }
  }

  // Whoever ends hands their turn over, so that nobody who comes meanwhile gets it.
  #wait({ waiting }: Line, { signal, patient = false }: Asked): Promise<void> {
    if (signal?.aborted) throw notWanted();
    if (!patient && waiting.length >= this.most.waiting) throw noteOverload(this.refusal());
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting.splice(waiting.indexOf(begin), 1);
        reject(notWanted());
      };
      const begin = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      signal?.addEventListener("abort", leave, { once: true });
      waiting.push(begin);
    });
  }
}

const askedTooMuch = () =>
  new AppError("too_many", "You asked for too much at once. Try again in a few seconds.", {
    retryAfterSeconds: 5,
  });

// Read by nobody: whoever asked is gone.
const notWanted = () => new AppError("busy", "Nobody waits for this answer any more.");

// One per process. On globalThis because Next bundles this module into several graphs.
const store = globalThis as { breakwaterSearchTurns?: Turns };

/** Searches, lists and counts of the board. Most of the pool (database.ts) stays for everybody else. */
export function searchTurns(): Turns {
  store.breakwaterSearchTurns ??= new Turns({ atOnce: 4, waiting: 20 });
  return store.breakwaterSearchTurns;
}
