/**
 * What `GET /api/v1/changes` sends, by the name of the server-sent event. `changed`: something happened to the `cases` of its
 * data, all of which the listener may read. `refresh`: something may have been missed, fetch what is shown again. `ended`: the
 * session is over. `displaced`: another stream took this one's place. After these two, connecting again would not help.
 */
export const LIVE_EVENTS = ["changed", "refresh", "ended", "displaced"] as const;
export type LiveEvent = (typeof LIVE_EVENTS)[number];

/** More cases at once than this are told as `refresh`. */
export const MOST_CHANGED = 100;

/** A fetch that a page makes by itself, not a person, says so in this header: it does not keep a session from idling out. */
export const UNATTENDED_HEADER = "x-unattended";
