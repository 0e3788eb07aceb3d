import type { ReactNode } from "react";
import { ClockChip } from "@/components/ui/ClockChip";
import { DocketFact, DocketStrip } from "@/components/ui/Docket";
import { Icon } from "@/components/ui/Icon";
import { Bdi } from "@/components/ui/Mono";
import { PageHead } from "@/components/ui/PageHead";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { StateTicks } from "@/components/ui/StateTicks";
import { Tag } from "@/components/ui/Tag";
import { Time } from "@/components/ui/Time";
import { Who } from "@/components/ui/Who";
import type { CaseState, Outcome } from "@/lib/domain/case/states";
import { OUTCOME_WORDS, STATE_WORDS } from "@/lib/domain/case/words";
import type { ClockTone } from "@/lib/domain/clock/words";
import type { Severity } from "@/lib/domain/severity";
import { type CaseTab, CaseTabs } from "./CaseTabs";
import { BackToBoard, ListSteps } from "./ListSteps";

export type CaseHeadFacts = {
  reference: string;
  title: string;
  state: CaseState;
  outcome: Outcome | null;
  isPublic: boolean;
  restricted: boolean;
  severity: Severity | null;
  score: number | null;
  product: string | null;
  assignee: string | null;
  embargoUntil: Date | null;
  trackingId: string | null;
  nextClock: { label: string; tone: ClockTone; words: string } | null;
  advisoryState: string | null;
  /** How many cases repeat this one. */
  duplicates: number;
  needsEvidence: boolean;
};

type Props = {
  facts: CaseHeadFacts;
  tab: CaseTab;
  tabs: readonly CaseTab[];
  /** The way back to the board where no script knows it better. */
  board: string;
  actions?: ReactNode;
};

/** What opens every page of a case: ids, title, the docket strip, and the way to its other pages. */
export function CaseHead({ facts, tab, tabs, board, actions }: Props) {
  return (
    <>
      <PageHead
        size="desk"
        eyebrow={
          <>
            <BackToBoard board={board} />
            <Bdi>{facts.reference}</Bdi>
            {facts.trackingId ? <Bdi>{facts.trackingId}</Bdi> : null}
            <ListSteps reference={facts.reference} />
          </>
        }
        title={<bdi>{facts.title}</bdi>}
        lead={
          facts.restricted || facts.isPublic || facts.needsEvidence ? (
            <>
              {facts.needsEvidence ? <Tag>Needs evidence</Tag> : null}
              {facts.restricted ? <Tag>Restricted to its participants</Tag> : null}
              {facts.isPublic ? <Tag>Public</Tag> : null}
            </>
          ) : undefined
        }
        actions={actions}
      />
      <DocketStrip label="The case in short">
        <DocketFact label="Severity">
          <SeverityChip severity={facts.severity} score={facts.score} />
        </DocketFact>
        <DocketFact label="State">
          <StateTicks
            position={STATE_WORDS[facts.state].ticks}
            word={STATE_WORDS[facts.state].desk}
            waiting={facts.state === "needs_info"}
          />
          {facts.state === "closed" && facts.outcome ? (
            <span className="font-regular text-muted">{OUTCOME_WORDS[facts.outcome].toLowerCase()}</span>
          ) : null}
          {facts.advisoryState === "withdrawn" ? (
            <span className="font-regular text-muted">advisory withdrawn</span>
          ) : null}
        </DocketFact>
        <DocketFact label="Assignee">
          {facts.assignee ? <Who name={facts.assignee} /> : <span className="text-muted">nobody</span>}
        </DocketFact>
        <DocketFact label={facts.nextClock?.label ?? "Next promise"}>
          {facts.nextClock ? (
            <ClockChip {...facts.nextClock} />
          ) : (
            <span className="text-muted">none open</span>
          )}
        </DocketFact>
        <DocketFact label="Embargo ends">
          {facts.isPublic ? (
            <span className="text-muted">over, it is public</span>
          ) : facts.embargoUntil ? (
            <>
              <Icon name="lock" /> <Time at={facts.embargoUntil} style="short" />
            </>
          ) : (
            <span className="text-muted">no embargo</span>
          )}
        </DocketFact>
        <DocketFact label="Product">
          {facts.product ? <bdi>{facts.product}</bdi> : <span className="text-muted">not named</span>}
        </DocketFact>
      </DocketStrip>
      <CaseTabs
        reference={facts.reference}
        tab={tab}
        tabs={tabs}
        advisoryState={facts.advisoryState}
        duplicates={facts.duplicates}
      />
    </>
  );
}
