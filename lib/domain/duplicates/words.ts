/** What the reporter of a duplicate is written at first; whoever links may change it. Names no other case. */
export const DUPLICATE_REASON =
  "Thank you for the report. We knew of this problem before it came, and are working on it. You will be told here when there is a fix and when it is published.";

/** The same where nobody is written to. */
export const DUPLICATE_REASON_INTERNAL = "The same problem as the other case.";

/** What the reporter is written at first when their case is no duplicate after all. */
export const SPLIT_MESSAGE =
  "We looked at your report again: it is not the same as the earlier one. Your case is open again, and the statement about an earlier report does not hold any more.";

/** What the team reads where somebody undid a link right after making it. */
export const SPLIT_REASON = "Linked by mistake, and undone.";
