/** What a single-use link or ticket is for. */
export const LINK_KINDS = [
  "setup",
  "invitation",
  "password_reset",
  "sign_in_ticket",
  "second_factor",
  "passkey_challenge",
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Links somebody hands over to somebody else; an administrator sees which are open, and can take them back. */
export const HANDED_LINK_KINDS = ["invitation", "password_reset"] as const satisfies readonly LinkKind[];
