import type { Metadata } from "next";
import { SettingsHead } from "@/app/desk/settings/SettingsHead";
import { LastChanged } from "@/components/settings/LastChanged";
import { type LimitGroup, LimitsForm, type Rate } from "@/components/settings/LimitsForm";
import { Banner } from "@/components/ui/Banner";
import { KeyValues } from "@/components/ui/KeyValues";
import { Mono } from "@/components/ui/Mono";
import { LineRow, Section, TwoColumns } from "@/components/ui/Section";
import { sizeWords } from "@/lib/domain/size-words";
import { overriddenLimits } from "@/lib/server/own-facts";
import { openSettings } from "../open";
import { save } from "./actions";
import { limitGroups, rateRows } from "./fields";

export const metadata: Metadata = { title: "Limits" };

export default async function LimitsPage() {
  const { person, found, mayChange } = await openSettings("/desk/settings/limits");
  const { settings, storageUsedBytes, lastChanges } = found;
  const groups = limitGroups(settings);
  const rates = rateRows(settings, overriddenLimits());
  return (
    <>
      <SettingsHead person={person} here="/desk/settings/limits" title="Limits" />
      <Overridden rates={rates} />
      <div className="mt-6">
        <TwoColumns
          label="In use"
          aside={<Aside usedBytes={storageUsedBytes} quotaBytes={settings.storageQuotaBytes} />}
        >
          {mayChange ? (
            <LimitsForm
              action={save}
              hidden={{ version: String(settings.version) }}
              groups={groups}
              rates={rates}
              note={<LastChanged change={lastChanges.limits} />}
            />
          ) : (
            <Standing groups={groups} rates={rates} />
          )}
        </TwoColumns>
      </div>
    </>
  );
}

function Overridden({ rates }: { rates: Rate[] }) {
  const overridden = rates.filter((rate) => rate.overridden !== null);
  if (overridden.length === 0) return null;
  return (
    <div className="mt-4">
      <Banner tone="internal">
        <Mono>BREAKWATER_RATE_LIMITS</Mono> is set in the environment of this server. It goes before what is
        saved here, for: {overridden.map(({ words }) => words.toLowerCase()).join("; ")}. Unset it and start
        again to use the settings.
      </Banner>
    </div>
  );
}

function Standing({ groups, rates }: { groups: LimitGroup[]; rates: Rate[] }) {
  return (
    <>
      {groups.map(({ title, fields }) => (
        <Section key={title} size="small" title={title}>
          <KeyValues
            variant="rows"
            items={fields.map(({ label, value, unit }) => ({
              key: label,
              value: unit ? `${value} ${unit}` : value,
            }))}
          />
        </Section>
      ))}
      <Section size="small" title="How often">
        {rates.map(({ name, words, tries, window, overridden }) => (
          <LineRow key={name} label={words}>
            {overridden === null ? tries : `${overridden} by the environment, not ${tries}`} in {window}
          </LineRow>
        ))}
      </Section>
    </>
  );
}

function Aside({ usedBytes, quotaBytes }: { usedBytes: number; quotaBytes: number }) {
  const percent = Math.min(100, Math.round((usedBytes / quotaBytes) * 100));
  return (
    <>
      <Section size="small" title="Files stored now">
        <LineRow label={sizeWords(usedBytes)}>
          <span className="text-muted">
            {percent} % of {sizeWords(quotaBytes)}
          </span>
        </LineRow>
      </Section>
      <Section size="small" title="What is counted">
        <p className="text-muted">
          Tries are counted for one network, unless a line names a person or a case. Networks are counted by
          their /24 or /64, under a key that is thrown away after a day. Nobody’s address is stored, and
          nobody of the team is locked out by somebody else’s guesses.
        </p>
      </Section>
    </>
  );
}
