import type { ReactNode } from "react";
import type { FormField } from "@/components/form/FormControl";
import { PlainForm } from "@/components/form/PlainForm";
import { ClockChip } from "@/components/ui/ClockChip";
import { type KeyValue, KeyValues } from "@/components/ui/KeyValues";
import { LineRow, Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import { Who } from "@/components/ui/Who";
import type { ClockTone } from "@/lib/domain/clock/words";
import type { FormAction } from "@/lib/domain/form-state";
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
