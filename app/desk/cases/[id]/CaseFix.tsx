import { FixPanel } from "@/components/desk/FixPanel";
import { fixFields } from "@/components/desk/fact-fields";
import type { PersonActor } from "@/lib/domain/access/actor";
import { editLock } from "@/lib/domain/case/edits";
import type { CaseState } from "@/lib/domain/case/states";
import type { CasePage } from "@/lib/queries/case-page";
import * as actions from "./actions";
import type { Editing } from "./editing";
import { moveContext } from "./moves";

type Props = { page: CasePage; actor: PersonActor; editing: Editing };

/** The fix of an accepted case, or what stands of one; nothing where none could have been recorded yet. */
export function CaseFix({ page, actor, editing }: Props) {
  if (!showsFix(page)) return null;
  return (
    <FixPanel
      caseId={page.id}
      version={page.version}
      fix={page.fix}
      fields={fixFields(moveContext(page, actor))}
      branches={page.branches}
      actions={editing.open ? { record: actions.fix, decide: actions.decide } : null}
      lock={editing.lock}
    />
  );
}

const FIXED: ReadonlySet<CaseState> = new Set(["fix_ready", "scheduled", "published"]);

function showsFix(page: CasePage): boolean {
  const recorded = page.fix.reference !== "" || page.fix.mitigation !== "";
  return recorded || FIXED.has(page.state) || editLock("fix", page) === null;
}
