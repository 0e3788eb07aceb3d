import { ClockChip } from "@/components/ui/ClockChip";
import { DocketFact, DocketStrip } from "@/components/ui/Docket";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { StateTicks } from "@/components/ui/StateTicks";
import { Time } from "@/components/ui/Time";
import type { ToldAdvisory } from "@/lib/domain/advisory/public";
import type { CaseState, Outcome } from "@/lib/domain/case/states";
import { noDateWords, REPORTER_WORDS, STATE_WORDS } from "@/lib/domain/case/words";
import { CLOCK_LABELS } from "@/lib/domain/clock/promise";
import { clockWords } from "@/lib/domain/clock/words";
import type { Severity } from "@/lib/domain/severity";
import type { ShownPromise } from "./shapes";

type Props = {
  state: CaseState;
  outcome: Outcome | null;
  severity: Severity | null;
  score: number | null;
  promises: readonly ShownPromise[];
  embargoUntil: Date | null;
  publishedAt: Date | null;
  publicAdvisory: ToldAdvisory | null;
};

/** Where it stands, who acts next, and by when: the strip that opens the reporter's page. */
export function PortalDocket(props: Props) {
  const { state, outcome, severity, score, promises, embargoUntil, publishedAt, publicAdvisory } = props;
  const words = REPORTER_WORDS[state];
  const withdrawnAt = publicAdvisory?.withdrawnAt ?? null;
  return (
    <DocketStrip label="Your case at a glance">
      <DocketFact label="Where it stands">
        <StateTicks position={STATE_WORDS[state].ticks} word={words.state} waiting={state === "needs_info"} />
        {state === "published" && withdrawnAt ? (
          <span className="font-regular text-muted">then withdrawn</span>
        ) : null}
      </DocketFact>
      <DocketFact label="Who acts next">{words.actsNext}</DocketFact>
      {severity ? (
        <DocketFact label="Our severity">
          <SeverityChip severity={severity} score={score} />
        </DocketFact>
      ) : null}
      <NextPromise promises={promises} />
      <DocketFact label={publicLabel(props)}>
        {publishedAt ? (
          <Time at={publishedAt} style="short" />
        ) : embargoUntil ? (
          <Time at={embargoUntil} style="short" />
        ) : (
          noDateWords(state, outcome).fact
        )}
      </DocketFact>
      {withdrawnAt ? (
        <DocketFact label="Withdrawn on">
          <Time at={withdrawnAt} style="date" />
        </DocketFact>
      ) : null}
    </DocketStrip>
  );
}

function publicLabel({ state, publishedAt }: Props): string {
  if (publishedAt) return "Public since";
  return state === "closed" ? "Publication" : "Planned to be public";
}

function NextPromise({ promises }: { promises: readonly ShownPromise[] }) {
  const open = promises
    .filter(({ satisfiedAt, status }) => satisfiedAt === null && status.state !== "ended")
    .filter(({ status }) => status.state !== "breached" || status.escalation > 0)
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const [next] = open;
  if (!next) return <DocketFact label={CLOCK_LABELS.next_update}>Nothing is due</DocketFact>;
  const label = CLOCK_LABELS[next.kind];
  if (next.status.state === "running")
    return (
      <DocketFact label={`${label} by`}>
        <Time at={next.dueAt} style="short" />
      </DocketFact>
    );
  return (
    <DocketFact label={label}>
      {next.status.state === "paused" ? (
        <ClockChip tone="paused" words="when you have answered" />
      ) : (
        <ClockChip {...clockWords(next.status)} />
      )}
    </DocketFact>
  );
}
