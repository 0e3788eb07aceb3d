import { PlainForm } from "@/components/form/PlainForm";
import { AS, StackedTable, StackLabel, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import type { OpenInvitation, OpenReset } from "@/lib/queries/open-links";
import { takeBack } from "./actions";

/** Who is invited and has not come yet. */
export function OpenInvitations({ invitations }: { invitations: readonly OpenInvitation[] }) {
  return (
    <StackedTable
      caption="Open invitations, the next to end first"
      className="md:min-w-[48rem]"
      heads={
        <>
          <Th>Name</Th>
          <Th>E-mail address</Th>
          <Th>Roles</Th>
          <Th>Invited by</Th>
          <Th>Ends</Th>
          <Th>Act</Th>
        </>
      }
    >
      {invitations.map(({ id, name, email, roles, madeBy, endsAt }) => (
        <tr key={id} {...AS.row}>
          <Th scope="row" className="stack-first">
            <bdi className="inline-block max-w-72 wrap-anywhere">{name}</bdi>
          </Th>
          <Td>
            <bdi className="inline-block max-w-72 wrap-anywhere">{email}</bdi>
          </Td>
          <Td>
            <StackLabel>Roles:</StackLabel>
            {roles.join(", ")}
          </Td>
          <MadeAndEnds madeBy={madeBy} endsAt={endsAt} by="invited by" />
          <Td className="stack-last [&>details]:mt-0">
            <TakeBack linkId={id} whose={name} submit="Take back the invitation" />
          </Td>
        </tr>
      ))}
    </StackedTable>
  );
}

/** Who was given a link to set a new password, and has not used it. */
export function OpenResets({ resets }: { resets: readonly OpenReset[] }) {
  return (
    <StackedTable
      caption="Links for a new password that are open, the next to end first"
      heads={
        <>
          <Th>Name</Th>
          <Th>Made by</Th>
          <Th>Ends</Th>
          <Th>Act</Th>
        </>
      }
    >
      {resets.map(({ id, name, madeBy, endsAt }) => (
        <tr key={id} {...AS.row}>
          <Th scope="row" className="stack-first">
            <bdi className="inline-block max-w-72 wrap-anywhere">{name}</bdi>
          </Th>
          <MadeAndEnds madeBy={madeBy} endsAt={endsAt} by="made by" />
          <Td className="stack-last [&>details]:mt-0">
            <TakeBack linkId={id} whose={name} submit="Take back the reset link" />
          </Td>
        </tr>
      ))}
    </StackedTable>
  );
}

function MadeAndEnds({ madeBy, endsAt, by }: Pick<OpenReset, "madeBy" | "endsAt"> & { by: string }) {
  return (
    <>
      <Td>
        <StackLabel>{by}</StackLabel>
        {madeBy === null ? "the command line" : <bdi>{madeBy}</bdi>}
      </Td>
      <Td className="stack-end">
        <StackLabel>ends</StackLabel>
        <Time at={endsAt} style="short" />
      </Td>
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
