import { ImpactBoard } from "@/components/ui/ImpactBoard";
import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { LineRow, Section } from "@/components/ui/Section";
import { SeverityChip } from "@/components/ui/SeverityChip";
import type { EditedSentence } from "@/lib/domain/cvss/edited-sentence";
import type { Scored } from "@/lib/domain/cvss/rating";
import { IMPACT_AXES, IMPACT_AXIS_LABELS, IMPACT_LEVELS } from "@/lib/domain/impact";
import { DECISION_WORDS } from "@/lib/domain/ssvc/questions";
import type { SsvcDecision } from "@/lib/domain/ssvc/tree";

type Score = (Scored & { cvssVersion: string; overall: Scored | null }) | null;

export type JudgedVulnerability = {
  id: string;
  number: number;
  title: string;
  cweId: string | null;
  cveId: string | null;
  impact: Readonly<Record<string, unknown>> | null;
  sentence: { edited: EditedSentence | null; metricsSay: string | null };
  team: Score;
  reporter: Score;
  /** On how many metrics the reporter and the team differ; null where the two cannot be compared. */
  differing: number | null;
  ssvc: SsvcDecision | null;
};

type Props = { vulnerabilities: readonly JudgedVulnerability[]; scoreHref: string };

/** The flaws of a case as they are judged: impact first, then scores with base and overall apart, and the SSVC decision. */
export function CaseJudgement({ vulnerabilities, scoreHref }: Props) {
  const judged = vulnerabilities.find(({ impact }) => impact !== null);
  return (
    <>
      {judged ? (
        <Section title="Impact" size="small" note={<PlainLink href={`${scoreHref}/impact`}>Judge</PlainLink>}>
          <ImpactBoard
            axes={IMPACT_AXES.map((axis) => ({
              axis: axis === "elevation" ? "Elevation" : IMPACT_AXIS_LABELS[axis],
              level: IMPACT_LEVELS.find((level) => level === judged.impact?.[axis]) ?? null,
            }))}
          />
          <SentenceLine sentence={judged.sentence} />
        </Section>
      ) : null}
      <Section title="Vulnerabilities" size="small" note={<PlainLink href={scoreHref}>Score</PlainLink>}>
        {vulnerabilities.map((item) => (
          <Vulnerability key={item.id} item={item} scoreHref={scoreHref} />
        ))}
      </Section>
    </>
  );
}

function SentenceLine({ sentence: { edited, metricsSay } }: Pick<JudgedVulnerability, "sentence">) {
  const text = edited?.text ?? metricsSay;
  if (text === null) return null;
  const outdated = edited !== null && edited.metricsSaid !== metricsSay;
  return (
    <p className="mt-1.5 text-13 text-muted">
      {text}
      {outdated ? <b> Written for other metrics.</b> : null}
    </p>
  );
}

function Vulnerability({ item, scoreHref }: { item: JudgedVulnerability; scoreHref: string }) {
  const { team, reporter, differing, ssvc } = item;
  return (
    <div>
      <LineRow
        label={
          <>
            <Mono>V{item.number}</Mono> <bdi>{item.title}</bdi>
            {item.cweId ? <Mono> {item.cweId}</Mono> : null}
            {item.cveId ? <Mono> {item.cveId}</Mono> : null}
          </>
        }
      >
        <SeverityChip severity={team?.severity ?? null} score={team?.score} />
      </LineRow>
      {team?.overall ? (
        <LineRow label={<span className="text-muted">Overall, with threat and environment</span>}>
          <SeverityChip severity={team.overall.severity} score={team.overall.score} />
        </LineRow>
      ) : null}
      {reporter ? (
        <LineRow
          label={
            <span className="text-muted">
              Reporter’s score,{" "}
              {differenceWords(differing, reporter.cvssVersion, `${scoreHref}?v=${item.id}`)}
            </span>
          }
        >
          <SeverityChip severity={reporter.severity} score={reporter.score} />
        </LineRow>
      ) : null}
      {ssvc ? (
        <LineRow label={<span className="text-muted">SSVC</span>}>
          <PlainLink href={`${scoreHref}/ssvc?v=${item.id}`}>{DECISION_WORDS[ssvc].label}</PlainLink>
        </LineRow>
      ) : null}
    </div>
  );
}

function differenceWords(differing: number | null, version: string, href: string) {
  if (differing === null) return `CVSS ${version}`;
  if (differing === 0) return "the same metrics";
  return (
    <PlainLink href={href}>{differing === 1 ? "1 metric differs" : `${differing} metrics differ`}</PlainLink>
  );
}
