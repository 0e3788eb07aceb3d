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
 * Work that takes a connection for long: so much of it at once for each person, in this process. More waits its turn, and
 * beyond so many that wait, one is refused: no single person takes every connection.
 */
export class Turns {
  readonly #lines = new Map<string, Line>();

  constructor(private readonly most: { atOnce: number; waiting: number }) {}

  /** @throws AppError too_many where too much of this person's waits already; busy where it is not wanted any more */
  async take<T>(personId: string, work: () => Promise<T>, asked: Asked = {}): Promise<T> {
    const line = this.#lines.get(personId) ?? { running: 0, waiting: [] };
    this.#lines.set(personId, line);
    if (line.running < this.most.atOnce) line.running++;
    else await this.#wait(line, asked);
    try {
      return await work();
    } finally {
      const next = line.waiting.shift();
      if (next) next();
      else if (--line.running === 0) this.#lines.delete(personId);
    }
  }

  // Whoever ends hands their turn over, so that nobody who comes meanwhile gets it.
  #wait({ waiting }: Line, { signal, patient = false }: Asked): Promise<void> {
    if (signal?.aborted) throw notWanted();
    if (!patient && waiting.length >= this.most.waiting)
      throw noteOverload(
        new AppError("too_many", "You asked for too much at once. Try again in a few seconds.", {
          retryAfterSeconds: 5,
        }),
      );
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

// Read by nobody: whoever asked is gone.
const notWanted = () => new AppError("busy", "Nobody waits for this answer any more.");

// One per process. On globalThis because Next bundles this module into several graphs.
const store = globalThis as { breakwaterSearchTurns?: Turns };

/** Searches, lists and counts of the board. Most of the pool (database.ts) stays for everybody else. */
export function searchTurns(): Turns {
  store.breakwaterSearchTurns ??= new Turns({ atOnce: 4, waiting: 20 });
  return store.breakwaterSearchTurns;
}
