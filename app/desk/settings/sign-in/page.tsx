import type { Metadata } from "next";
import { SettingsHead } from "@/app/desk/settings/SettingsHead";
import type { FormField } from "@/components/form/FormControl";
import { PlainForm } from "@/components/form/PlainForm";
import { LastChanged } from "@/components/settings/LastChanged";
import { Icon } from "@/components/ui/Icon";
import { KeyValues } from "@/components/ui/KeyValues";
import { PlainLink } from "@/components/ui/PlainLink";
import { LineRow, Section, TwoColumns } from "@/components/ui/Section";
import { hasSecondFactor } from "@/lib/domain/identity/factors";
import { amountOf, SPAN_UNITS } from "@/lib/domain/settings/amount";
import { type SignInRules, signInWords } from "@/lib/domain/settings/sign-in";
import { listPeople, type PersonRow } from "@/lib/queries/people";
import { includes } from "@/lib/server/require-staff";
import { openSettings } from "../open";
import { save } from "./actions";

export const metadata: Metadata = { title: "Sign-in rules" };

export default async function SignInRulesPage() {
  const { person, found, mayChange } = await openSettings("/desk/settings/sign-in");
  const { settings, lastChanges } = found;
  const people = (await listPeople(person.actor)).filter(({ disabledAt }) => disabledAt === null);
  return (
    <>
      <SettingsHead person={person} here="/desk/settings/sign-in" title="Sign-in rules" />
      <div className="mt-6">
        <TwoColumns
          label="Second factors in the team"
          aside={
            <Team
              people={people}
              required={settings.requireSecondFactor}
              linked={includes(person, "people.manage")}
            />
          }
        >
          <Section size="small" title="Sessions and second factor">
            {mayChange ? (
              <PlainForm
                action={save}
                size="small"
                fields={fieldsOf(settings)}
                hidden={{ version: String(settings.version) }}
                submit="Save"
              >
                <span className="text-13 text-muted">
                  <LastChanged change={lastChanges.signIn} />
                </span>
              </PlainForm>
            ) : (
              <Standing rules={settings} />
            )}
          </Section>
        </TwoColumns>
      </div>
    </>
  );
}

function Standing({ rules }: { rules: SignInRules }) {
  const { idle, absolute, secondFactor } = signInWords(rules);
  return (
    <KeyValues
      variant="rows"
      items={[
        { key: "Signed out without use after", value: idle },
        { key: "Signed out in any case after", value: absolute },
        { key: "Second factor", value: secondFactor },
      ]}
    />
  );
}

const units = Object.keys(SPAN_UNITS).map((unit) => ({ value: unit, label: unit }));

function fieldsOf({
  sessionIdleMinutes,
  sessionAbsoluteMinutes,
  requireSecondFactor,
}: SignInRules): FormField[] {
  const span = (minutes: number) => {
    const { amount, unit } = amountOf(SPAN_UNITS, minutes);
    return { kind: "amount" as const, value: amount, unit, options: units };
  };
  return [
    {
      name: "idle",
      label: "Signed out without use after",
      hint: "From 5 minutes to 7 days.",
      ...span(sessionIdleMinutes),
    },
    {
      name: "absolute",
      label: "Signed out in any case after",
      hint: "Counted from the sign-in, at most 7 days. A shorter time holds at the next request, a longer one from the next sign-in on.",
      ...span(sessionAbsoluteMinutes),
    },
    {
      name: "requireSecondFactor",
      label: "Second factor",
      kind: "radios",
      value: requireSecondFactor ? "yes" : "no",
      options: [
        { value: "no", label: "Up to each person" },
        {
          value: "yes",
          label: "Required for everybody",
          help: "A passkey, or an authenticator app beside the password. Who has none can still sign in, and reaches only the page that sets one up. Nobody can remove their last one.",
        },
      ],
    },
  ];
}

function Team({ people, required, linked }: { people: PersonRow[]; required: boolean; linked: boolean }) {
  const without = people.filter(({ secondFactors }) => !secondFactors || !hasSecondFactor(secondFactors));
  return (
    <Section
      size="small"
      title="Second factors in the team"
      note={<span className="text-muted">{`${people.length - without.length} of ${people.length}`}</span>}
    >
      {without.length === 0 ? (
        <p className="flex gap-2 text-ok">
          <Icon name="check" className="mt-1" />
          Everybody has one.
        </p>
      ) : (
        <p className="text-muted">
          {required
            ? "These have none yet and reach only the page that sets one up:"
            : "Without one, a stolen password is enough. These have none yet:"}
        </p>
      )}
      <div className="mt-1">
        {without.map(({ id, name }) => (
          <LineRow
            key={id}
            label={
              linked ? (
                <PlainLink href={`/desk/people/${id}`}>
                  <bdi>{name}</bdi>
                </PlainLink>
              ) : (
                <bdi>{name}</bdi>
              )
            }
          />
        ))}
      </div>
    </Section>
  );
}
