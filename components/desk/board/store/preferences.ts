import type { BoardPreferences } from "@/lib/domain/board/preferences";
import type { BoardApi } from "./board-api";
import type { BoardCore } from "./board-core";
import { PreferenceKeeper } from "./preference-keeper";
import { troubleOf } from "./trouble";

/** How this person likes the board. */
export function preferencesOf(core: BoardCore, { prefer }: Pick<BoardApi, "prefer">) {
  const keeper = new PreferenceKeeper(prefer, (error) => core.patch({ trouble: troubleOf(error) }));
  return {
    /** Shown at once, kept some moments later. */
    prefer(part: Partial<BoardPreferences>): void {
      keeper.change(part);
      core.patch({ preferences: { ...core.state.preferences, ...part } });
    },

    /** Sends what was changed and not kept yet. `keepalive`: the page is just being left. */
    keepPreferences(options: { keepalive: boolean }): void {
      keeper.keep(options);
    },
  };
}
