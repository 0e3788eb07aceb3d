import type { ImpactAxis, ImpactLevel } from "@/lib/domain/impact";

// Apart from lib/domain/impact.ts, whose schema would bring the validation library into the browser.
export const AXIS_WORDS: Record<ImpactAxis, string> = {
  confidentiality: "Confidentiality",
  elevation: "Elevation of privilege",
  integrity: "Integrity",
  availability: "Availability",
};

/** What each axis asks; availability can be as bad as any other (S1.17). */
export const AXIS_HELP: Record<ImpactAxis, string> = {
  confidentiality: "What can be read that should not be.",
  elevation: "What rights the attacker gains that they did not have.",
  integrity: "What can be changed that should not be.",
  availability:
    "What can be stopped or slowed down. Stopping everything counts as total, as on the other axes.",
};

export const LEVEL_LABELS: Record<ImpactLevel, string> = { none: "None", limited: "Limited", total: "Total" };

export const LEVEL_HELP: Record<ImpactLevel, string> = {
  none: "Nothing is lost on this axis.",
  limited: "Something is lost, but the attacker does not choose what, or it can be lived with.",
  total: "Everything that matters on this axis is lost.",
};
