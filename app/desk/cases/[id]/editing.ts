import type { PersonActor } from "@/lib/domain/access/actor";
import { type Action, type CaseSubject, can } from "@/lib/domain/access/policy";
import { type CaseEdit, editLock } from "@/lib/domain/case/edits";
import type { CaseState, Standing } from "@/lib/domain/case/states";

type Place = { access: CaseSubject } & Standing & { resumeState: CaseState | null };

/** Whether a form for this change belongs on the page; `lock` says why not where only the case's state stands against it. */
export type Editing = { open: boolean; lock: string | null };

/** Whether a button for this act belongs on the page: a missing step-up is asked for when it is pressed. */
export function mayOn(access: CaseSubject, actor: PersonActor, action: Action, now: Date): boolean {
  const decision = can(actor, action, access, now);
  return decision.allowed || decision.reason === "step_up";
}

/**
 * Whether this person may change this about the case now. `sent`: the page answers a form, which is shown again with what
 * was typed although the case was locked meanwhile.
 */
export function editingOn(
  place: Place,
  { actor, sent, now }: { actor: PersonActor; sent: boolean; now: Date },
  action: Action,
  edit: CaseEdit,
): Editing {
  if (!mayOn(place.access, actor, action, now)) return { open: false, lock: null };
  const lock = editLock(edit, place);
  return { open: lock === null || sent, lock };
}
