import { BackLink } from "@/components/ui/BackLink";
import { Mono } from "@/components/ui/Mono";
import { PageHead } from "@/components/ui/PageHead";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { StateTicks } from "@/components/ui/StateTicks";
import type { CaseState } from "@/lib/domain/case/states";
import { STATE_WORDS } from "@/lib/domain/case/words";
import type { Severity } from "@/lib/domain/severity";
import { type CaseTab, CaseTabs } from "./CaseTabs";
import { ListSteps } from "./ListSteps";
import { SideKeys } from "./SideKeys";

type Props = {
  reference: string;
  title: string;
  state: CaseState;
  severity: Severity | null;
  score: number | null;
  /** Says instead of the score that it is hidden. */
  blind?: boolean;
  tab: CaseTab;
  tabs: readonly CaseTab[];
};

/** Opens the pages beside a case's own: one line instead of the docket strip, so that the work starts at the top. */
export function CaseSideHead({ reference, title, state, severity, score, blind, tab, tabs }: Props) {
  const { desk, ticks } = STATE_WORDS[state];
  return (
    <>
      <SideKeys reference={reference} />
      <PageHead
        size="desk"
        eyebrow={
          <>
            <BackLink href={`/desk/cases/${reference}`} data-key="back">
              Case
            </BackLink>
            <Mono>{reference}</Mono>
            <ListSteps reference={reference} />
          </>
        }
        title={<span dir="auto">{title}</span>}
        actions={
          <>
            {blind ? (
              <span className="text-muted">Score hidden</span>
            ) : (
              <SeverityChip severity={severity} score={score} />
            )}
            <StateTicks position={ticks} word={desk} waiting={state === "needs_info"} />
          </>
        }
      />
      <CaseTabs reference={reference} tab={tab} tabs={tabs} />
    </>
  );
}
