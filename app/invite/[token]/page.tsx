import type { Metadata } from "next";
import { PlainForm } from "@/components/form/PlainForm";
import { EntryFrame } from "@/components/frame/EntryFrame";
import { DeadLink } from "@/components/identity/DeadLink";
import { newPasswordField } from "@/components/identity/setup-fields";
import { findInvitation, organisationName } from "@/lib/queries/setup";
import { currentTime } from "@/lib/server/time";
import { accept } from "./actions";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await findInvitation(token, currentTime());
  if (!invitation) return <DeadLink kind="invitation" />;
  const organisation = await organisationName();
  return (
    <EntryFrame
      title="Join the response team"
      organisation={organisation ?? undefined}
      lead={
        <>
          You were invited as <bdi>{invitation.email}</bdi>. Choose a password; you can add a passkey or an
          authenticator app right after.
        </>
      }
    >
      <PlainForm
        action={accept}
        hidden={{ token }}
        submit="Join"
        fields={[
          { name: "name", label: "Your name", value: invitation.name, autoComplete: "name" },
          newPasswordField,
        ]}
      />
    </EntryFrame>
  );
}
