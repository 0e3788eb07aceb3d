import type { ImpactAxis, ImpactLevel } from "@/lib/domain/impact";

// Apart from lib/domain/impact.ts, whose schema would bring the validation library into the browser.
export const AXIS_WORDS: Record<ImpactAxis, string> = {
  confidentiality: "Confidentiality",
  elevation: "Elevation of privilege",
  integrity: "Integrity",
  availability: "Availability",
};

export const LEVEL_HELP: Record<ImpactLevel, string> = {
  none: "Nothing is lost on this axis.",
  limited: "Something is lost, but the attacker does not choose what, or it can be lived with.",
  total: "Everything that matters on this axis is lost.",
};
