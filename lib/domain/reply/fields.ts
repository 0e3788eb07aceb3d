/** What a canned reply can leave open, filled in from the case it is used on. */
export const REPLY_FIELDS = {
  reference: "the case’s reference",
  reporter: "the reporter’s name",
  next_date: "the day the next promise is due",
  product: "the affected product",
  severity: "the severity in words",
  assignee: "who works on it",
  organisation: "your organisation",
} as const satisfies Record<string, string>;

export type ReplyField = keyof typeof REPLY_FIELDS;
export const REPLY_FIELD_NAMES = Object.keys(REPLY_FIELDS) as ReplyField[];
