import type { ActsAnswer, ActsRequest } from "@/lib/domain/board/acts";
import type { BoardData, QueueCounts } from "@/lib/domain/board/data";
import { UNATTENDED_HEADER } from "@/lib/domain/board/live";
import type { PeekData } from "@/lib/domain/board/peek";
import { type BoardPlace, writePlace } from "@/lib/domain/board/place";
import type { BoardPreferences } from "@/lib/domain/board/preferences";

/** An answer that is not what was asked for; `status` 0: there was none. */
export class NoAnswer extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

type Asking = { signal?: AbortSignal; unattended?: boolean };
type Preferences = Partial<BoardPreferences> & { singleKeys?: boolean };

const OFFLINE = "The desk cannot be reached. What is shown may be old.";
const NO_WORDS = "The desk could not answer. Try again in a moment.";

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
  counts: (asking: Asking = {}) => ask<QueueCounts>("/api/v1/queues", {}, asking),
  act: (body: ActsRequest) => ask<ActsAnswer>("/api/v1/cases/acts", json("POST", body), {}),
  /** `keepalive`: also where the page is just being left. */
  prefer: (body: Preferences, { keepalive }: { keepalive: boolean }) =>
    ask<{ preferences: BoardPreferences; singleKeys: boolean }>(
      "/api/v1/preferences",
      { ...json("PUT", body), keepalive },
      {},
    ),
};
export type BoardApi = typeof boardApi;

const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

// The answer is our own server's, and its types are the contract between the two.
async function ask<Answer>(
  address: string,
  init: RequestInit,
  { signal, unattended = false }: Asking,
): Promise<Answer> {
  const headers = { ...init.headers, ...(unattended ? { [UNATTENDED_HEADER]: "1" } : {}) };
  const response = await fetch(address, { cache: "no-store", ...init, headers, signal }).catch((error) => {
    if (signal?.aborted) throw error;
    throw new NoAnswer(0, OFFLINE);
  });
  if (response.ok) return response.json() as Promise<Answer>;
  const said: { error?: { message?: string } } = await response.json().catch(() => ({}));
  throw new NoAnswer(response.status, said.error?.message ?? NO_WORDS);
}
