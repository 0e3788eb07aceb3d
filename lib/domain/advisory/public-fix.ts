import type { CaseState } from "@/lib/domain/case/states";
import type { AdvisoryContent } from "./content";

/**
 * What the public has of the fix: nothing was published, an advisory that says there is none yet (S0.9), a fix or a mitigation
 * (S2.15), or an advisory that was withdrawn and says nothing any more.
 */
export type PublicFix = "none" | "unfixed" | "fixed" | "withdrawn";

/** What the public has, by the revision in force; null: there is none. */
export function publicFix(revision: { emergency: boolean; withdrawn: boolean } | null): PublicFix {
  if (revision === null) return "none";
  if (revision.withdrawn) return "withdrawn";
  return revision.emergency ? "unfixed" : "fixed";
}

type Fix = {
  /** Before the text comes out. */
  state: CaseState;
  publicFix: PublicFix;
  /** A fix or mitigation is recorded with its test, and every supported branch is decided. */
  fixRecorded: boolean;
  mitigated: boolean;
};

/**
 * What the public has once this text is out. The record decides, not the cells of the text: a fix that was not ready is none,
 * whatever version is typed. In a hurry, or without the fix made ready anew, the text has to tell of it as well.
 *
 * @param hurried published in an emergency: nobody approved that the text is whole
 */
export function fixOnceOut(fix: Fix, text: Told, { hurried }: { hurried: boolean }): "unfixed" | "fixed" {
  const { state, publicFix, fixRecorded, mitigated } = fix;
  if (state === "published")
    return publicFix === "fixed" || (fixRecorded && tellsOfFix(text, mitigated)) ? "fixed" : "unfixed";
  if (state !== "fix_ready" && state !== "scheduled") return "unfixed";
  return !hurried || tellsOfFix(text, mitigated) ? "fixed" : "unfixed";
}

type Told = Pick<AdvisoryContent, "affected" | "workaround">;

// A version in which it is fixed, and a workaround for the rows without one; of a mitigation the workaround tells.
function tellsOfFix({ affected, workaround }: Told, mitigated: boolean): boolean {
  const fixed = affected.filter((row) => row.fixed !== "").length;
  if (fixed > 0 && fixed === affected.length) return true;
  return workaround.trim() !== "" && (mitigated || fixed > 0);
}
