import type { ReactNode } from "react";
import { BackLink } from "@/components/ui/BackLink";
import { Mono } from "@/components/ui/Mono";
import { PageHead } from "@/components/ui/PageHead";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { StateTicks } from "@/components/ui/StateTicks";
import { Tabs } from "@/components/ui/Tabs";
import type { CaseState } from "@/lib/domain/case/states";
import { STATE_WORDS } from "@/lib/domain/case/words";
import type { Severity } from "@/lib/domain/severity";

type Props = {
  reference: string;
  title: ReactNode;
  state: CaseState;
  severity: Severity | null;
  score: number | null;
  current: "case" | "score" | "advisory";
};

const PLACES = [
  { place: "case", path: "", label: "Case" },
  { place: "score", path: "/score", label: "Score" },
  { place: "advisory", path: "/advisory", label: "Advisory" },
] as const;

/** Opens every page of one case on the desk: its id, title, where it stands, and the ways between its pages. */
export function CaseHead({ reference, title, state, severity, score, current }: Props) {
  const { desk, ticks } = STATE_WORDS[state];
  return (
    <>
      <PageHead
        size="desk"
        eyebrow={
          <>
            <BackLink href="/desk/board">Board</BackLink>
            <Mono>{reference}</Mono>
          </>
        }
        title={<span dir="auto">{title}</span>}
        actions={
          <>
            <SeverityChip severity={severity} score={score} />
            <StateTicks position={ticks} word={desk} waiting={state === "needs_info"} />
          </>
        }
      />
      <Tabs
        label="Pages of this case"
        tabs={PLACES.map(({ place, path, label }) => ({
          href: `/desk/cases/${reference}${path}`,
          label,
          current: place === current,
        }))}
      />
    </>
  );
}
