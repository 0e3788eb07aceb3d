import type { SsvcQuestion } from "@/lib/domain/ssvc/questions";
import {
  AUTOMATABLE,
  EXPLOITATION,
  SAFETY_IMPACT,
  TECHNICAL_IMPACT,
  utilityOf,
  VALUE_DENSITY,
} from "@/lib/domain/ssvc/tree";
import type { SomeAnswers } from "@/lib/domain/ssvc/walk";

/** What is chosen in the form, by question. */
export type GivenAnswers = Partial<Record<SsvcQuestion, string>>;

const known = <Value extends string>(values: readonly Value[], text: string | undefined) =>
  values.find((value) => value === text);

/** The same as the tree asks it: two of the questions make one of its branches. */
export function treeAnswers(given: GivenAnswers): SomeAnswers {
  const automatable = known(AUTOMATABLE, given.automatable);
  const valueDensity = known(VALUE_DENSITY, given.valueDensity);
  return {
    exploitation: known(EXPLOITATION, given.exploitation),
    utility: automatable && valueDensity ? utilityOf(automatable, valueDensity) : undefined,
    technicalImpact: known(TECHNICAL_IMPACT, given.technicalImpact),
    safetyImpact: known(SAFETY_IMPACT, given.safetyImpact),
  };
}
