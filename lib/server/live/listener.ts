import { type LiveEvent, MOST_CHANGED } from "@/lib/domain/board/live";

/** Whose stream it is: the hash of the session's token, and the person. */
export type Reader = { token: Buffer; personId: string };

/** Bytes that wait unread for so long are for nobody. */
export const STUCK_MS = 60_000;
/** Frames that may wait to be sent; more than that becomes "refresh". */
const FRAMES = 4;
const RETRY_MS = 2_000;

const encoder = new TextEncoder();
const frame = (event: LiveEvent, data: unknown = {}) =>
  encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

/**
 * One open stream: what its reader still has to be told, and the bytes. Holds ids of at most a hundred cases however slowly
 * they are read; what would be more is told as "refresh".
 */
export class Listener {
  readonly stream: ReadableStream<Uint8Array>;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #cases = new Set<string>();
  #refresh: boolean;
  #beat = false;
  #ended = false;
  #waitingSince: number | null = null;

  /** @param again the reader had a stream before: something may have been missed in between */
  constructor(
    readonly reader: Reader,
    again: boolean,
    private readonly gone: (listener: Listener) => void,
  ) {
    this.#refresh = again;
    this.stream = new ReadableStream(
      {
        start: (controller) => {
          this.#controller = controller;
          // Readers that lost us come back at different times, not all at once.
          // The id is what they come back with: it says that they were here before.
          const retry = RETRY_MS + Math.floor(Math.random() * RETRY_MS);
          controller.enqueue(encoder.encode(`id: 0\nretry: ${retry}\n\n`));
        },
        pull: () => this.#send(),
        cancel: () => this.gone(this),
      },
      { highWaterMark: FRAMES },
    );
  }

  /** These cases changed; the caller has checked that the reader may read them. */
  tell(cases: readonly string[]): void {
    for (const id of cases) this.#cases.add(id);
    if (this.#cases.size > MOST_CHANGED) this.refresh();
    else this.#send();
  }

  refresh(): void {
    this.#refresh = true;
    this.#send();
  }

  /** Keeps the connection alive. @returns false where nobody has read for too long */
  beat(now: number): boolean {
    this.#beat = true;
    this.#send();
    if (!this.#beat) this.#waitingSince = null;
    else this.#waitingSince ??= now;
    return this.#waitingSince === null || now - this.#waitingSince < STUCK_MS;
  }

  /** Says goodbye; with a word, coming back would not help. */
  end(event: "ended" | "displaced" | null): void {
    if (this.#ended) return;
    this.#ended = true;
    try {
      if (event) this.#controller?.enqueue(frame(event));
      this.#controller?.close();
    } catch {
      // The reader was gone before.
    }
    this.gone(this);
  }

  #send(): void {
    if (this.#ended || !this.#controller) return;
    if ((this.#controller.desiredSize ?? 0) <= 0) return;
    const bytes = this.#next();
    if (bytes) this.#controller.enqueue(bytes);
  }

  #next(): Uint8Array | null {
    this.#beat &&= !(this.#refresh || this.#cases.size > 0);
    if (this.#refresh) {
      this.#refresh = false;
      this.#cases.clear();
      return frame("refresh");
    }
    if (this.#cases.size > 0) {
      const cases = [...this.#cases];
      this.#cases.clear();
      return frame("changed", { cases });
    }
    if (!this.#beat) return null;
    this.#beat = false;
    return encoder.encode(":\n\n");
  }
}
