/** An advisory's own life. `approved` falls back to `draft` whenever its text changes. */
export const ADVISORY_STATES = ["draft", "approved", "published", "withdrawn"] as const;
export type AdvisoryState = (typeof ADVISORY_STATES)[number];
