import type { BoardApi } from "./board-api";
import type { BoardCore } from "./board-core";
import { isGone, troubleOf } from "./trouble";

/** Fetches the case that the panel shows beside the rows. */
export class Panel {
  #asking: AbortController | null = null;

  constructor(
    private readonly core: BoardCore,
    private readonly api: BoardApi,
  ) {}

  /** Shows this case, if it is not shown already; null closes the panel. */
  show(reference: string | null): void {
    const { peek } = this.core.state;
    if (reference === (peek?.reference ?? null) && peek?.data !== null) return;
    this.#asking?.abort();
    this.core.patch({ peek: reference === null ? null : { reference, data: null, trouble: null } });
    if (reference !== null) void this.renew(reference, {});
  }

  /** The case again, as it is by now. */
  async renew(reference: string, { unattended = false }): Promise<void> {
    const { core } = this;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const data = await this.api.peek(reference, { signal: asking.signal, unattended });
      if (!asking.signal.aborted) core.patch({ peek: { reference, data, trouble: null } });
    } catch (error) {
      if (asking.signal.aborted) return;
      const { peek } = core.state;
      // What somebody reads stays, unless the case is not there for them any more.
      const data = peek?.reference === reference && !isGone(error) ? peek.data : null;
      core.patch({ peek: { reference, data, trouble: troubleOf(error).words } });
    }
  }
}
