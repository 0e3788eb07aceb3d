import type { Metadata } from "next";
import { PlainForm } from "@/components/form/PlainForm";
import { EntryFrame } from "@/components/frame/EntryFrame";
import { DeadLink } from "@/components/identity/DeadLink";
import { newPasswordField } from "@/components/identity/setup-fields";
import { isLinkLive, organisationName } from "@/lib/queries/setup";
import { currentTime } from "@/lib/server/time";
import { reset } from "./actions";

export const metadata: Metadata = { title: "New password" };

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await isLinkLive("password_reset", token, currentTime()))) return <DeadLink kind="password_reset" />;
  const organisation = await organisationName();
  return (
    <EntryFrame
      title="Set a new password"
      organisation={organisation ?? undefined}
      lead="Everybody signed in to your account is signed out. Your second factor stays and is asked for when you sign in."
    >
      <PlainForm action={reset} hidden={{ token }} submit="Set the password" fields={[newPasswordField]} />
    </EntryFrame>
  );
}
