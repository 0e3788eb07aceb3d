import type { ReactNode } from "react";
import type { FormField } from "@/components/form/FormControl";
import { PlainForm } from "@/components/form/PlainForm";
import { ClockChip } from "@/components/ui/ClockChip";
import { ImpactBoard, type ImpactLevel } from "@/components/ui/ImpactBoard";
import { type KeyValue, KeyValues } from "@/components/ui/KeyValues";
import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { LineRow, Section } from "@/components/ui/Section";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { Time } from "@/components/ui/Time";
import { Who } from "@/components/ui/Who";
import type { ClockTone } from "@/lib/domain/clock/words";
import type { FormAction } from "@/lib/domain/form-state";
import { IMPACT_AXES, IMPACT_AXIS_LABELS, IMPACT_LEVELS } from "@/lib/domain/impact";
import type { Severity } from "@/lib/domain/severity";
import { LockedNote } from "./LockedNote";

export type FactClock = {
  id: string;
  label: string;
  limit: string;
  tone: ClockTone;
  words: string;
  dueAt: Date;
  shownToReporter: boolean;
};

/** The promises of a case: what was promised, how it stands, and whether the reporter sees it. */
export function Clocks({ clocks }: { clocks: readonly FactClock[] }) {
  if (clocks.length === 0) return null;
  // Kept promises are history; those still open or missed are what one looks for.
  const pressing = clocks.filter(({ tone }) => tone !== "kept");
  const kept = clocks.filter(({ tone }) => tone === "kept");
  return (
    <Section title="Clocks" size="small">
      <ClockRows clocks={pressing} />
      {kept.length > 2 ? (
        <details>
          <summary className="border-t border-line py-1.5 text-13">{kept.length} promises kept</summary>
          <ClockRows clocks={kept} />
        </details>
      ) : (
        <ClockRows clocks={kept} />
      )}
    </Section>
  );
}

function ClockRows({ clocks }: { clocks: readonly FactClock[] }) {
  return (
    <>
      {clocks.map((clock) => (
        <LineRow
          key={clock.id}
          label={
            <>
              {clock.label} <span className="text-muted">{clock.limit}</span>
            </>
          }
        >
          <span className="block text-end">
            <ClockChip tone={clock.tone} words={clock.words} title={`due ${clock.dueAt.toISOString()}`} />
          </span>
          <span className="block text-end text-13 text-muted">
            due <Time at={clock.dueAt} style="clock" />
            {clock.shownToReporter ? "" : ", internal"}
          </span>
        </LineRow>
      ))}
    </>
  );
}

type Score = { severity: Severity; score: number; version: string } | null;
export type FactVulnerability = {
  id: string;
  number: number;
  title: string;
  cweId: string | null;
  cveId: string | null;
  impact: Readonly<Record<string, unknown>> | null;
  team: Score;
  reporter: Score;
};

/** The flaws of a case with the team's score, the reporter's beside it, and the impact board of the first. */
export function Vulnerabilities({
  items,
  scoreHref,
}: {
  items: readonly FactVulnerability[];
  scoreHref: string;
}) {
  const judged = items.find(({ impact }) => impact !== null);
  return (
    <>
      <Section title="Vulnerabilities" size="small" note={<PlainLink href={scoreHref}>Score</PlainLink>}>
        {items.map((item) => (
          <div key={item.id}>
            <LineRow
              label={
                <>
                  <Mono>V{item.number}</Mono> <bdi>{item.title}</bdi>
                  {item.cweId ? <Mono> {item.cweId}</Mono> : null}
                  {item.cveId ? <Mono> {item.cveId}</Mono> : null}
                </>
              }
            >
              <SeverityChip severity={item.team?.severity ?? null} score={item.team?.score} />
            </LineRow>
            {item.reporter ? (
              <LineRow
                label={<span className="text-muted">Reporter’s score, CVSS {item.reporter.version}</span>}
              >
                <SeverityChip severity={item.reporter.severity} score={item.reporter.score} />
              </LineRow>
            ) : null}
          </div>
        ))}
      </Section>
      {judged ? (
        <Section title="Impact" size="small">
          <ImpactBoard
            axes={IMPACT_AXES.map((axis) => ({
              axis: axis === "elevation" ? "Elevation" : IMPACT_AXIS_LABELS[axis],
              level: levelOf(judged.impact?.[axis]),
            }))}
          />
        </Section>
      ) : null}
    </>
  );
}

function levelOf(value: unknown): ImpactLevel | null {
  return IMPACT_LEVELS.find((level) => level === value) ?? null;
}

export type FactParty = { id: string; name: string; words: string };

/** Who takes part, and what is worth knowing about each. */
export function Participants({ parties, children }: { parties: readonly FactParty[]; children?: ReactNode }) {
  return (
    <Section title="Participants" size="small">
      {parties.length === 0 ? (
        <p className="text-muted">Nobody yet: the team found this itself, and nobody is assigned.</p>
      ) : null}
      {parties.map((party) => (
        <LineRow key={party.id} label={<Who name={party.name} />}>
          <span className="text-muted">{party.words}</span>
        </LineRow>
      ))}
      {children}
    </Section>
  );
}

type FactsProps = {
  items: KeyValue[];
  /** null: this person may not edit. */
  edit: { action: FormAction; fields: FormField[]; hidden: Record<string, string> } | null;
  /** Why they may not just now, and what to do first. */
  lock: string | null;
  /** The edit form stands open: something there is missing, or the address asks for it. */
  open: boolean;
};

/** The facts, and the form that changes them where they stand. */
export function Facts({ items, edit, lock, open }: FactsProps) {
  return (
    <Section title="Facts" size="small" id="facts">
      <KeyValues items={items} />
      <LockedNote words={lock} />
      {edit ? (
        <details className="mt-2" open={open}>
          <summary className="text-13">Edit the facts</summary>
          <PlainForm
            id="facts"
            action={edit.action}
            fields={edit.fields}
            hidden={edit.hidden}
            submit="Save facts"
            variant="secondary"
            size="small"
          />
        </details>
      ) : null}
    </Section>
  );
}
