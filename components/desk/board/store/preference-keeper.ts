import type { BoardPreferences } from "@/lib/domain/board/preferences";

type Preferred = Partial<BoardPreferences>;
type Send = (body: Preferred, options: { keepalive: boolean }) => Promise<unknown>;

/** Dragging a column is one change, not fifty. */
const WAIT_MS = 800;

/** Sends what somebody prefers some moments after the last change, and what is left when the page is left. */
export class PreferenceKeeper {
  #unsaved: Preferred = {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly send: Send,
    private readonly failed: (error: unknown) => void,
  ) {}

  change(part: Preferred): void {
    this.#unsaved = { ...this.#unsaved, ...part };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep({ keepalive: false }), WAIT_MS);
  }

  /** @param keepalive the page is just being left */
  keep(options: { keepalive: boolean }): void {
    clearTimeout(this.#timer);
    if (Object.keys(this.#unsaved).length === 0) return;
    const body = this.#unsaved;
    this.#unsaved = {};
    this.send(body, options).catch((error) => {
      this.#unsaved = { ...body, ...this.#unsaved };
      this.failed(error);
    });
  }
}
