/**
 * What stands in the field, and the search it was last given. `sent`: what went out since and has not come back yet, so that
 * an answer to an earlier letter does not overwrite later ones.
 */
export type Draft = { typed: string; given: string; sent: readonly string[] };

export function firstDraft(text: string): Draft {
  return { typed: text, given: text, sent: [] };
}

/** Somebody typed; `sends`: it is searched for as well. */
export function withTyped(draft: Draft, typed: string, { sends }: { sends: boolean }): Draft {
  return { ...draft, typed, sent: sends ? [...draft.sent, typed.trim()] : draft.sent };
}

/** The board shows another search: what was typed has come back, or it comes from elsewhere (Back, a view, a command). */
export function withGiven(draft: Draft, given: string): Draft {
  if (given === draft.given) return draft;
  if (given === draft.typed.trim()) return { ...draft, given, sent: [] };
  if (draft.sent.includes(given)) return { ...draft, given };
  return firstDraft(given);
}
