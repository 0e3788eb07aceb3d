import { PlainForm } from "@/components/form/PlainForm";
import { Table, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import type { OpenInvitation, OpenReset } from "@/lib/queries/open-links";
import { takeBack } from "./actions";

/** Who is invited and has not come yet. */
export function OpenInvitations({ invitations }: { invitations: readonly OpenInvitation[] }) {
  return (
    <Table caption="Open invitations, the next to end first" className="min-w-[48rem]">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>E-mail address</Th>
          <Th>Roles</Th>
          <Th>Invited by</Th>
          <Th>Ends</Th>
          <Th>Act</Th>
        </tr>
      </thead>
      <tbody>
        {invitations.map(({ id, name, email, roles, madeBy, endsAt }) => (
          <tr key={id}>
            <Th scope="row">
              <bdi>{name}</bdi>
            </Th>
            <Td>
              <bdi>{email}</bdi>
            </Td>
            <Td>{roles.join(", ")}</Td>
            <Td>
              <Maker madeBy={madeBy} />
            </Td>
            <Td>
              <Time at={endsAt} style="short" />
            </Td>
            <Td>
              <TakeBack linkId={id} whose={name} submit="Take back the invitation" />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Who was given a link to set a new password, and has not used it. */
export function OpenResets({ resets }: { resets: readonly OpenReset[] }) {
  return (
    <Table caption="Links for a new password that are open, the next to end first">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Made by</Th>
          <Th>Ends</Th>
          <Th>Act</Th>
        </tr>
      </thead>
      <tbody>
        {resets.map(({ id, name, madeBy, endsAt }) => (
          <tr key={id}>
            <Th scope="row">
              <bdi>{name}</bdi>
            </Th>
            <Td>
              <Maker madeBy={madeBy} />
            </Td>
            <Td>
              <Time at={endsAt} style="short" />
            </Td>
            <Td>
              <TakeBack linkId={id} whose={name} submit="Take back the reset link" />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Maker({ madeBy }: Pick<OpenReset, "madeBy">) {
  if (madeBy === null) return "the command line";
  return (
    <>
      <bdi>{madeBy.name}</bdi>
      {madeBy.disabled ? ", disabled since" : null}
    </>
  );
}

function TakeBack({ linkId, whose, submit }: { linkId: string; whose: string; submit: string }) {
  return (
    <PlainForm
      id={`take-back-${linkId}`}
      action={takeBack}
      size="small"
      variant="destructive"
      fold={
        <>
          Take back <span className="sr-only">the link of {whose}</span>
        </>
      }
      submit={submit}
      hidden={{ linkId }}
    />
  );
}
