/** `sending` is written before the mail server is asked: found again later, it says that the answer was lost. */
export const NOTICE_STATES = [
  "pending",
  "sending",
  "sent",
  "failed",
  "suppressed",
  "not_configured",
] as const;
