import { rowsKey } from "./answer-shelf";
import type { BoardApi } from "./board-api";
import type { BoardCore } from "./board-core";
import { withHeldRows } from "./newer-rows";
import type { Panel } from "./panel";
import type { Rows } from "./rows";

type Parts = { rows: Rows; panel: Panel; api: BoardApi };

/** Keeps what is shown up with what others do. Rows stay in their places while somebody works on them. */
export function liveOf(core: BoardCore, { rows, panel, api }: Parts) {
  /** Somebody else changed something while rows were on their way. */
  let owed = false;
  /** Somebody points at the rows, so that they must not move. */
  let pointedAt = false;
  const isWorkedOn = () => core.state.selected.size > 0 || core.state.form !== null;

  const live = {
    /** Asks for the same rows again. `unattended`: because of an event, not a person. */
    async reload({ unattended = false } = {}): Promise<void> {
      const elsewhere = rowsKey(core.place) !== rowsKey(core.state.data.place);
      const how = { unattended, still: unattended && (pointedAt || isWorkedOn()) };
      await (elsewhere ? rows.ask(how) : rows.renew(how));
      if (core.place.peek !== null) void panel.renew(core.place.peek, { unattended });
    },

    /** Somebody changed these cases, or something may have been missed. */
    changedElsewhere(): void {
      owed = rows.onTheirWay || core.state.acting;
      if (owed) return;
      void live.reload({ unattended: true });
      void live.fetchCounts({ unattended: true });
    },

    /** Another board took the place of this one's stream. */
    displaced(): void {
      core.patch({ displaced: true });
    },

    /** Shows the newer order that waited. */
    showHeld(): void {
      core.set(withHeldRows(core.state));
    },

    /** The pointer came to the rows, or left them. */
    pointed(over: boolean): void {
      pointedAt = over;
      if (!over && !isWorkedOn()) live.showHeld();
    },

    /** How many cases each view finds. */
    async fetchCounts({ unattended = false } = {}): Promise<void> {
      const { counts } = await api.counts({ unattended }).catch(() => ({ counts: core.state.counts }));
      core.patch({ counts });
    },
  };
  rows.settled = () => {
    if (owed) live.changedElsewhere();
  };
  return live;
}

export type Live = ReturnType<typeof liveOf>;
