/** What the reporter of a duplicate is written at first, where the other case came in before; whoever links may change it. */
export const DUPLICATE_REASON =
  "Thank you for the report. We knew of this problem before it came, and are working on it. You will be told here when there is a fix and when it is published.";

/** The same where it is not known which of the two came first. Neither names the other case. */
export const DUPLICATE_REASON_EITHER_WAY =
  "Thank you for the report. We are working on the same problem in another case. You will be told here when there is a fix and when it is published.";

/** Said before a case is linked with one that is not known yet. */
export const LATER_SHOWN_WORDS =
  "If this case came in first, the reporter of the other one is shown that an earlier report exists.";

/** Said before cases that came in first are linked with a later one, each by its reference. */
export function cameFirstWords(first: readonly string[], later: string): string {
  return `${first.join(", ")} came in before ${later}, whose reporter is then shown that an earlier report exists.`;
}

/** The same where nobody is written to. */
export const DUPLICATE_REASON_INTERNAL = "The same problem as the other case.";

/** What the reporter is written at first when their case is no duplicate after all, whichever of the two came first. */
export const SPLIT_MESSAGE =
  "We looked at your report again: it is not the same problem as the other one. Your case is open again.";

/** What the team reads where somebody undid a link right after making it. */
export const SPLIT_REASON = "Linked by mistake, and undone.";
