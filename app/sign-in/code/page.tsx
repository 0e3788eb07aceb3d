import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { PlainForm } from "@/components/form/PlainForm";
import { EntryFrame } from "@/components/frame/EntryFrame";
import { PlainLink } from "@/components/ui/PlainLink";
import { isLinkLive, organisationName } from "@/lib/queries/setup";
import { cookieName } from "@/lib/server/cookies";
import { returnPath } from "@/lib/server/return-path";
import { currentTime } from "@/lib/server/time";
import { signInWithCode } from "../actions";

export const metadata: Metadata = { title: "Second step" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function CodePage({ searchParams }: { searchParams: Search }) {
  const next = returnPath((await searchParams).next);
  const token = (await cookies()).get(cookieName("second-factor"))?.value ?? "";
  if (!(await isLinkLive("second_factor", token, currentTime())))
    redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  const organisation = await organisationName();
  return (
    <EntryFrame title="Second step" organisation={organisation ?? undefined}>
      <PlainForm
        action={signInWithCode}
        hidden={{ next }}
        submit="Continue"
        fields={[
          {
            name: "code",
            label: "Code",
            hint: "The six digits your authenticator app shows now, or one of your recovery codes.",
            kind: "code",
            autoComplete: "one-time-code",
          },
        ]}
      >
        <PlainLink href="/sign-in">Start again</PlainLink>
      </PlainForm>
    </EntryFrame>
  );
}
