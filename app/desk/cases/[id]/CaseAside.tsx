import { Suspense } from "react";
import { CaseChecklist } from "@/components/desk/CaseChecklist";
import { Clocks, Facts } from "@/components/desk/CaseFacts";
import type { OfferedMove } from "@/components/desk/ChosenMove";
import { EvidencePanel } from "@/components/desk/EvidencePanel";
import { CaseJudgement } from "@/components/scoring/CaseJudgement";
import { CasePriority } from "@/components/scoring/CasePriority";
import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { LineRow, Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { Action } from "@/lib/domain/access/policy";
import type { CaseEdit } from "@/lib/domain/case/edits";
import type { CasePage } from "@/lib/queries/case-page";
import { Attention } from "./Attention";
import * as actions from "./actions";
import type { Editing } from "./editing";
import { askForEvidence, isTriaged } from "./evidence";
import { factFields, factItems } from "./facts";
import { LikelyHint } from "./LikelyHint";
import { TakingPart } from "./TakingPart";

type Props = {
  page: CasePage;
  actor: PersonActor;
  moves: readonly OfferedMove[];
  here: string;
  may: (action: Action) => boolean;
  editing: (action: Action, edit: CaseEdit) => Editing;
  /** The form of the facts stands open. */
  open: boolean;
};

/** What stands beside the timeline: why it presses, promises, checklist, evidence, links, flaws, people and facts. */
export function CaseAside({ page, actor, moves, here, may, editing, open }: Props) {
  const facts = editing("case.edit", "facts");
  return (
    <aside aria-label="Facts" className="min-w-0">
      <CasePriority level={page.priority} reasons={page.priorityReasons} />
      <Clocks clocks={page.clocks} />
      <Attention page={page} may={may} />
      <CaseChecklist
        caseId={page.id}
        state={page.state}
        {...page.playbook}
        tick={may("case.tick") ? actions.tick : null}
        editHref={may("playbook.manage") ? "/desk/settings/playbooks" : null}
      />
      {page.evidence ? (
        <EvidencePanel
          verdict={page.evidence}
          askHref={may("case.message") ? askForEvidence(page, moves, may("case.message")) : null}
        />
      ) : null}
      <LinkedSection page={page} />
      {isTriaged(page) && !page.linked.canonical ? (
        <Suspense fallback={null}>
          <LikelyHint actor={actor} reference={page.reference} />
        </Suspense>
      ) : null}
      <CaseJudgement vulnerabilities={page.vulnerabilities} scoreHref={`${here}/score`} />
      <TakingPart
        page={page}
        actor={actor}
        mayAssign={editing("case.assign", "assignee").open}
        mayRestrict={editing("case.restrict", "access").open}
        mayStopCodes={may("code.stop")}
      />
      <Facts
        items={factItems(page)}
        edit={
          facts.open
            ? {
                action: actions.edit,
                fields: factFields(page, editing("case.embargo", "embargo").open),
                hidden: { caseId: page.id, version: String(page.version) },
              }
            : null
        }
        lock={facts.lock}
        open={open}
      />
    </aside>
  );
}

/** The case this one repeats, or those that repeat it. */
function LinkedSection({ page }: { page: CasePage }) {
  const { canonical, duplicates } = page.linked;
  const listed = canonical ? [canonical] : duplicates;
  if (listed.length === 0) return null;
  return (
    <Section
      title={canonical ? "Duplicate of" : "Duplicates"}
      size="small"
      note={<PlainLink href={`/desk/cases/${page.reference}/duplicates`}>All about it</PlainLink>}
    >
      {listed.slice(0, 5).map((one) => (
        <LineRow
          key={one.id}
          label={
            <PlainLink href={`/desk/cases/${one.reference}`}>
              <Mono>{one.reference}</Mono>
            </PlainLink>
          }
        >
          <span className="text-muted">
            received <Time at={one.receivedAt} style="date" />
          </span>
        </LineRow>
      ))}
    </Section>
  );
}
