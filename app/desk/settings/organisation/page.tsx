import type { Metadata } from "next";
import { SettingsHead } from "@/app/desk/settings/SettingsHead";
import type { FormField } from "@/components/form/FormControl";
import { PlainForm } from "@/components/form/PlainForm";
import { LastChanged } from "@/components/settings/LastChanged";
import { KeyValues } from "@/components/ui/KeyValues";
import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section, TwoColumns } from "@/components/ui/Section";
import { namesOrganisation } from "@/lib/domain/policy/words";
import type { Installation } from "@/lib/queries/settings";
import { currentTime } from "@/lib/server/time";
import { openSettings } from "../open";
import { save } from "./actions";

export const metadata: Metadata = { title: "Organisation" };

export default async function OrganisationPage() {
  const { person, found, mayChange } = await openSettings("/desk/settings/organisation");
  const { settings, lastChanges } = found;
  const fields = fieldsOf(settings);
  return (
    <>
      <SettingsHead person={person} here="/desk/settings/organisation" title="Organisation" />
      <div className="mt-6">
        <TwoColumns label="Where it stands" aside={<Aside found={found} />}>
          <Section size="small" title="Name and prefix">
            {mayChange ? (
              <PlainForm
                action={save}
                size="small"
                fields={fields}
                hidden={{ version: String(settings.version) }}
                submit="Save"
              >
                <span className="text-13 text-muted">
                  <LastChanged change={lastChanges.organisation} />
                </span>
              </PlainForm>
            ) : (
              <KeyValues
                variant="rows"
                items={fields.map(({ label, value, mono }) => ({
                  key: label,
                  value: mono ? <Mono>{value}</Mono> : <bdi>{value}</bdi>,
                }))}
              />
            )}
          </Section>
        </TwoColumns>
      </div>
    </>
  );
}

function fieldsOf({ organisationName, referencePrefix }: Installation["settings"]): FormField[] {
  return [
    {
      name: "organisationName",
      label: "Project or organisation",
      value: organisationName,
      autoComplete: "organization",
    },
    {
      name: "referencePrefix",
      label: "Prefix of new references",
      hint: "Two to six letters or digits. Cases keep the reference they have.",
      value: referencePrefix,
      mono: true,
      short: true,
    },
  ];
}

function Aside({ found: { settings, policy } }: { found: Installation }) {
  const { organisationName, referencePrefix } = settings;
  const named = namesOrganisation(policy.data, organisationName);
  return (
    <>
      <Section size="small" title="Where the name stands">
        <p className="text-muted">
          On public pages, in the portal, on receipts and in mail, from the next request on. Authenticator
          apps keep the name they were set up with.
        </p>
      </Section>
      <Section size="small" title="What the policy says">
        <p className="text-muted">
          Version {policy.number} is called “<bdi>{policy.data.name}</bdi>”.{" "}
          {named
            ? "It is frozen and keeps its words when the name changes here."
            : "It does not name the organisation as it is called here."}
        </p>
        <p className="mt-1">
          <PlainLink href="/desk/settings/policy">Change the policy</PlainLink>
        </p>
      </Section>
      <Section size="small" title="The next reference">
        <p className="text-muted">
          Looks like <Mono>{`${referencePrefix}-${currentTime().getUTCFullYear()}-7KQM2`}</Mono>. Its end is
          random, so that it tells nobody how many cases there are.
        </p>
      </Section>
    </>
  );
}
