import type { Metadata } from "next";
import { PlainForm } from "@/components/form/PlainForm";
import { roleChoices } from "@/components/identity/role-choices";
import { SecondFactor } from "@/components/identity/SecondFactor";
import { Banner } from "@/components/ui/Banner";
import { PageHead } from "@/components/ui/PageHead";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import { AS, StackedTable, StackLabel, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import { openLinks } from "@/lib/queries/open-links";
import { listPeople, secondFactorRequired } from "@/lib/queries/people";
import { includes, requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";
import { invite } from "./actions";
import { OpenInvitations, OpenResets } from "./OpenLinks";

export const metadata: Metadata = { title: "People" };

type Props = { searchParams: Promise<{ link?: string }> };

export default async function PeoplePage({ searchParams }: Props) {
  const person = await requireStaff("people.read", "/desk/people");
  const manages = includes(person, "people.manage");
  const [{ link }, people, required, open] = await Promise.all([
    searchParams,
    listPeople(person.actor),
    secondFactorRequired(person.actor),
    manages ? openLinks(person.actor, currentTime()) : { invitations: [], resets: [] },
  ]);
  return (
    <>
      <PageHead size="desk" title="People" lead={`${people.length} in the team.`} />
      {link === "taken-back" ? (
        <div className="mb-4">
          <Banner tone="ok" live>
            Taken back. That link opens nothing any more.
          </Banner>
        </div>
      ) : null}
      <StackedTable
        caption="People of the team, by name"
        className="md:min-w-[48rem]"
        heads={
          <>
            <Th>Name</Th>
            {manages ? <Th>E-mail address</Th> : null}
            <Th>Roles</Th>
            <Th>Since</Th>
            {manages ? <Th>Second factor</Th> : null}
            <Th>Account</Th>
          </>
        }
      >
        {people.map(({ id, name, email, roles, joinedAt, disabledAt, secondFactors }) => (
          <tr key={id} {...AS.row}>
            <Th scope="row" className="stack-first">
              {manages ? (
                <PlainLink href={`/desk/people/${id}`} className="inline-block max-w-72 wrap-anywhere">
                  <bdi>{name}</bdi>
                </PlainLink>
              ) : (
                <bdi className="inline-block max-w-72 wrap-anywhere">{name}</bdi>
              )}
            </Th>
            {manages ? (
              <Td>
                <bdi className="inline-block max-w-72 wrap-anywhere">{email}</bdi>
              </Td>
            ) : null}
            <Td>
              <StackLabel>Roles:</StackLabel>
              {roles.join(", ") || "none"}
            </Td>
            <Td className="stack-end">
              <StackLabel>since</StackLabel>
              <Time at={joinedAt} style="date" />
            </Td>
            {manages ? (
              <Td className="stack-last">
                <SecondFactor factors={secondFactors} required={required} />
              </Td>
            ) : null}
            <Td className="stack-corner">{disabledAt ? "disabled" : "active"}</Td>
          </tr>
        ))}
      </StackedTable>
      {open.invitations.length > 0 ? (
        <Section title="Open invitations">
          <OpenInvitations invitations={open.invitations} />
        </Section>
      ) : null}
      {open.resets.length > 0 ? (
        <Section title="Open reset links">
          <OpenResets resets={open.resets} />
        </Section>
      ) : null}
      {manages ? (
        <Section title="Invite somebody">
          <div className="max-w-measure">
            <PlainForm
              action={invite}
              size="small"
              submit="Make an invitation"
              shownTitles={{ link: "Invitation link" }}
              fields={[
                { name: "name", label: "Name" },
                { name: "email", label: "E-mail address", kind: "email" },
                { name: "roles", label: "Roles", kind: "checks", options: roleChoices },
              ]}
            />
          </div>
        </Section>
      ) : null}
    </>
  );
}
