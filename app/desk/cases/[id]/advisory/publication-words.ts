/** Said before anything goes out. */
export function publishWords(hasReporter: boolean): string {
  return `The page of the advisory, its data and the thanks are public at once. ${toldWords(hasReporter)} Nothing takes this back: later you can publish a revision, or withdraw it for all to see.`;
}

/** Reporters of duplicates hear of it beside those of the case. */
export function toldWords(hasReporter: boolean): string {
  return hasReporter
    ? "The reporter is told, and whoever reported a duplicate."
    : "Whoever reported a duplicate is told.";
}

export const EMERGENCY = {
  unfixed: "Publish in an emergency, before there is a fix",
  fixed: "Publish in an emergency, before its date or approval",
};
