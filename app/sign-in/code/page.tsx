import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { PlainForm } from "@/components/form/PlainForm";
import { EntryFrame } from "@/components/frame/EntryFrame";
import { codeFields, TWO_CODES_WORDS } from "@/components/identity/code-fields";
import { Banner } from "@/components/ui/Banner";
import { PlainLink } from "@/components/ui/PlainLink";
import { secondStep } from "@/lib/queries/second-step";
import { organisationName } from "@/lib/queries/setup";
import { cookieName } from "@/lib/server/cookies";
import { returnPath } from "@/lib/server/return-path";
import { currentTime } from "@/lib/server/time";
import { signInWithCode } from "../actions";

export const metadata: Metadata = { title: "Second step" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function CodePage({ searchParams }: { searchParams: Search }) {
  const next = returnPath((await searchParams).next);
  const token = (await cookies()).get(cookieName("second-factor"))?.value ?? "";
  const asked = await secondStep(token, currentTime());
  if (!asked) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  const organisation = await organisationName();
  return (
    <EntryFrame title="Second step" organisation={organisation ?? undefined}>
      {asked.twoCodes ? (
        <div className="mt-5">
          <Banner tone="warn">{TWO_CODES_WORDS}</Banner>
        </div>
      ) : null}
      <PlainForm action={signInWithCode} hidden={{ next }} submit="Continue" fields={codeFields(asked)}>
        <PlainLink href="/sign-in">Start again</PlainLink>
      </PlainForm>
    </EntryFrame>
  );
}
