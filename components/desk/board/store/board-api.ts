import { type Asking, ask, json } from "@/components/desk/ask-desk";
import type { ActsAnswer, ActsRequest } from "@/lib/domain/board/acts";
import type { BoardData, QueueCounts } from "@/lib/domain/board/data";
import type { LikelyCases, PeekData } from "@/lib/domain/board/peek";
import { type BoardPlace, writePlace } from "@/lib/domain/board/place";
import type { BoardPreferences } from "@/lib/domain/board/preferences";

/**
 * The addresses of docs/board.md as functions.
 *
 * @throws NoAnswer with a sentence for people; an abort throws as fetch does
 */
export const boardApi = {
  rows: (place: BoardPlace, asking: Asking = {}) =>
    ask<BoardData>(`/api/v1/cases${writePlace({ ...place, peek: null })}`, {}, asking),
  peek: (reference: string, asking: Asking = {}) =>
    ask<PeekData>(`/api/v1/cases/${encodeURIComponent(reference)}`, {}, asking),
  likely: (reference: string, asking: Asking = {}) =>
    ask<LikelyCases>(`/api/v1/cases/${encodeURIComponent(reference)}/likely`, {}, asking),
  counts: (asking: Asking = {}) => ask<QueueCounts>("/api/v1/queues", {}, asking),
  act: (body: ActsRequest) => ask<ActsAnswer>("/api/v1/cases/acts", json("POST", body), {}),
  /** `keepalive`: also where the page is just being left. */
  prefer: (body: Partial<BoardPreferences>, { keepalive }: { keepalive: boolean }) =>
    ask<{ preferences: BoardPreferences }>("/api/v1/preferences", { ...json("PUT", body), keepalive }, {}),
};
export type BoardApi = typeof boardApi;
