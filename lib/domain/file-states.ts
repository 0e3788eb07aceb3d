/** A file is `pending` while its bytes arrive and until a use case attaches it to a report or a message. */
export const ATTACHMENT_STATES = ["pending", "attached"] as const;
