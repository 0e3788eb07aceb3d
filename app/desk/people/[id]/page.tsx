import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlainForm } from "@/components/form/PlainForm";
import { roleChoices } from "@/components/identity/role-choices";
import { SecondFactor } from "@/components/identity/SecondFactor";
import { BackLink } from "@/components/ui/BackLink";
import { KeyValues } from "@/components/ui/KeyValues";
import { PageHead } from "@/components/ui/PageHead";
import { Section } from "@/components/ui/Section";
import { openLinks } from "@/lib/queries/open-links";
import { listPeople, secondFactorRequired } from "@/lib/queries/people";
import { requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";
import { disable, dropSecondFactor, enable, resetLink, setRoles } from "../actions";
import { OpenResets } from "../OpenLinks";

export const metadata: Metadata = { title: "Person" };

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const here = `/desk/people/${encodeURIComponent(id)}`;
  const { actor } = await requireStaff("people.manage", here);
  const person = (await listPeople(actor)).find((row) => row.id === id);
  if (!person) notFound();
  const { resets } = await openLinks(actor, currentTime());
  const open = resets.filter(({ personId }) => personId === person.id);
  const hidden = { personId: person.id };
  return (
    <div className="max-w-measure">
      <BackLink href="/desk/people">People</BackLink>
      <PageHead size="desk" title={<bdi>{person.name}</bdi>} />
      <KeyValues
        items={[
          { key: "E-mail address", value: <bdi>{person.email}</bdi> },
          { key: "Account", value: person.disabledAt ? "disabled" : "active" },
          {
            key: "Second factor",
            value: (
              <SecondFactor factors={person.secondFactors} required={await secondFactorRequired(actor)} />
            ),
          },
          { key: "Roles", value: person.roles.join(", ") || "none" },
        ]}
      />
      <Section title="What this person may do">
        <PlainForm
          action={setRoles}
          size="small"
          submit="Change the roles"
          hidden={hidden}
          fields={[
            { name: "roles", label: "Roles", kind: "checks", options: roleChoices, values: person.roles },
          ]}
        />
      </Section>
      <Section title="New password">
        <p className="text-muted">A link with which this person sets a new one. Their second factor stays.</p>
        <PlainForm
          action={resetLink}
          size="small"
          variant="secondary"
          submit="Make a reset link"
          hidden={hidden}
          shownTitles={{ link: "Reset link" }}
        />
        {open.length > 0 ? (
          <div className="mt-4">
            <OpenResets resets={open} />
          </div>
        ) : null}
      </Section>
      <Section title="Lost second factor">
        <p className="text-muted">
          Only when everything is lost: authenticator app, recovery codes and passkeys. All of them are
          removed. Make sure in person that it is them who ask.
        </p>
        <PlainForm
          action={dropSecondFactor}
          size="small"
          variant="destructive"
          submit="Remove the second factor"
          hidden={hidden}
        />
      </Section>
      <Section title="Access">
        <p className="text-muted">
          {person.disabledAt
            ? "This person cannot sign in. Their roles and factors are kept."
            : "Disabling ends all sessions at once. What the person did stays under their name."}
        </p>
        <PlainForm
          action={person.disabledAt ? enable : disable}
          size="small"
          variant={person.disabledAt ? "secondary" : "destructive"}
          submit={person.disabledAt ? "Enable the account" : "Disable the account"}
          hidden={hidden}
        />
      </Section>
    </div>
  );
}
