import { UNATTENDED_HEADER } from "@/lib/domain/board/live";

/** An answer that is not what was asked for; `status` 0: there was none. */
export class NoAnswer extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** Parts of what was sent that make no sense, each with its sentence. */
    readonly fields: readonly { message: string }[] = [],
  ) {
    super(message);
  }
}

/** `unattended`: the page asks by itself, not a person. */
export type Asking = { signal?: AbortSignal; unattended?: boolean };

const OFFLINE = "The desk cannot be reached. What is shown may be old.";
const NO_WORDS = "The desk could not answer. Try again in a moment.";

export const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

type Said = { message?: string; fields?: { message: string }[] };

/**
 * Asks our own server, whose answers are of the types that it shares with the page.
 *
 * @throws NoAnswer with a sentence for people; an abort throws as fetch does
 */
export async function ask<Answer>(
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
  const said: { error?: Said } = await response.json().catch(() => ({}));
  throw new NoAnswer(response.status, said.error?.message ?? NO_WORDS, said.error?.fields);
}
