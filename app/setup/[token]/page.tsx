import type { Metadata } from "next";
import { PlainForm } from "@/components/form/PlainForm";
import { EntryFrame } from "@/components/frame/EntryFrame";
import { DeadLink } from "@/components/identity/DeadLink";
import { setupFields } from "@/components/identity/setup-fields";
import { isLinkLive } from "@/lib/queries/setup";
import { currentTime } from "@/lib/server/time";
import { finishSetup } from "./actions";

export const metadata: Metadata = { title: "Set up" };

export default async function SetupPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await isLinkLive("setup", token, currentTime()))) return <DeadLink kind="setup" />;
  return (
    <EntryFrame
      title="Set up this desk"
      lead="One page, once. This link stops working when you are done; everything here can be changed later; cases keep the reference they have."
    >
      <PlainForm
        action={finishSetup}
        fields={setupFields}
        hidden={{ token }}
        submit="Finish and open the desk"
      />
    </EntryFrame>
  );
}
