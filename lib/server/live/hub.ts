import { AppError } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import { Channel } from "./channel";
import { Listener, type Reader } from "./listener";
import { readable, readersOf, subjectsOf } from "./readers";

/** Changes of so long a moment are told together. */
const GATHER_MS = 250;
/** What could not be told is tried again after so long. */
const AGAIN_MS = 1_000;
const BEAT_MS = 15_000;
const MOST_LISTENERS = 500;
/** Streams of one session; one more takes the place of the oldest. */
const MOST_OF_A_SESSION = 5;
/** Streams of one person, whose sessions may be many: nobody takes the places of all others. */
const MOST_OF_A_PERSON = 20;
/** Cases that may wait to be told; more than that is forgotten, and everybody fetches again. */
const MOST_WAITING = 10_000;

type Options = { url: string; currentTime: () => Date };

/**
 * All open streams of this process. Each change is checked for each listener at the moment it is told: whose session it is,
 * whether that is still alive, and whether they may read the case. Whoever may not hears nothing, not even that something
 * happened; the beats that keep connections alive come at their own time.
 */
export class Hub {
  readonly #listeners = new Set<Listener>();
  readonly #channel: Channel;
  readonly #beats: NodeJS.Timeout;
  #waiting = new Set<string>();
  #gathering: NodeJS.Timeout | undefined;
  #telling: Promise<void> = Promise.resolve();
  #owed = false;
  #closed = false;

  constructor(private readonly options: Options) {
    this.#channel = new Channel(options.url, {
      changed: (caseId) => this.#changed(caseId),
      sessionEnded: () => this.#soon(),
      missed: () => this.#missed(),
    });
    this.#beats = setInterval(() => void this.#beat(), BEAT_MS).unref();
  }

  /** Resolves once changes are heard. */
  get ready(): Promise<void> {
    return this.#channel.ready;
  }

  get size(): number {
    return this.#listeners.size;
  }

  /**
   * Opens a stream for a session. One too many of a session or a person takes the place of the oldest.
   *
   * @param again the reader comes back from a stream that broke off
   * @throws AppError busy where this process has as many as it can serve
   */
  open(reader: Reader, again: boolean): ReadableStream<Uint8Array> {
    this.#makeRoom(({ token }) => token.equals(reader.token), MOST_OF_A_SESSION);
    this.#makeRoom(({ personId }) => personId === reader.personId, MOST_OF_A_PERSON);
    if (this.#closed || this.#listeners.size >= MOST_LISTENERS)
      throw new AppError("busy", "Too many boards are open just now. Changes show after a reload.", {
        retryAfterSeconds: 60,
      });
    const listener = new Listener(reader, again, (gone) => this.#listeners.delete(gone));
    this.#listeners.add(listener);
    return listener.stream;
  }

  #makeRoom(isOwn: (listener: Reader) => boolean, most: number): void {
    const own = [...this.#listeners].filter(({ reader }) => isOwn(reader));
    if (own.length >= most) own[0]?.end("displaced");
  }

  #changed(caseId: string): void {
    if (this.#listeners.size === 0) return;
    this.#waiting.add(caseId);
    if (this.#waiting.size > MOST_WAITING) this.#missed();
    this.#soon();
  }

  #missed(): void {
    this.#waiting.clear();
    for (const listener of this.#listeners) listener.refresh();
  }

  #soon(wait = GATHER_MS): void {
    if (this.#closed) return;
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      // One after the other: a slow database must not have two of them.
      this.#telling = this.#telling.then(() => this.#tell());
    }, wait).unref();
  }

  async #tell(): Promise<void> {
    const cases = [...this.#waiting];
    this.#waiting.clear();
    const listeners = [...this.#listeners];
    if (listeners.length === 0) return;
    try {
      const now = this.options.currentTime();
      const [readers, subjects] = await Promise.all([
        readersOf(tokensOf(listeners), now),
        cases.length > 0 ? subjectsOf(cases) : [],
      ]);
      for (const listener of listeners) {
        const actor = readers.get(listener.reader.token.toString("hex"));
        if (!actor) {
          listener.end("ended");
          continue;
        }
        const told = readable(actor, subjects, now);
        if (told.length > 0) listener.tell(told);
        if (this.#owed) listener.refresh();
      }
      this.#owed = false;
    } catch (error) {
      // Untold changes are owed: nobody is told anything unchecked.
      log().warn({ err: error }, "live: changes could not be told");
      this.#owed ||= cases.length > 0;
      if (this.#owed) this.#soon(AGAIN_MS);
    }
  }

  async #beat(): Promise<void> {
    const at = performance.now();
    for (const listener of this.#listeners) if (!listener.beat(at)) listener.end(null);
    // Sessions also end by time, which nobody tells.
    this.#soon();
  }

  /** Ends every stream, so that requests in flight come to their end; readers come back to another process. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#beats);
    clearTimeout(this.#gathering);
    for (const listener of this.#listeners) listener.end(null);
    await this.#telling;
    await this.#channel.close();
  }
}

function tokensOf(listeners: readonly Listener[]): Buffer[] {
  return [...new Map(listeners.map(({ reader: { token } }) => [token.toString("hex"), token])).values()];
}
