import type { Metadata } from "next";
import { PlainForm } from "@/components/form/PlainForm";
import { EntryFrame } from "@/components/frame/EntryFrame";
import { PasskeyForm } from "@/components/identity/PasskeyForm";
import { Banner } from "@/components/ui/Banner";
import { signInOptions } from "@/lib/queries/passkeys";
import { organisationName } from "@/lib/queries/setup";
import { requestOrigin } from "@/lib/server/request-facts";
import { returnPath } from "@/lib/server/return-path";
import { currentTime } from "@/lib/server/time";
import { signIn, signInWithKey } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams;
  const next = returnPath(search.next);
  const organisation = await organisationName();
  const options = await signInOptions(await requestOrigin(), currentTime());
  return (
    <EntryFrame title="Sign in" organisation={organisation ?? undefined}>
      {search.reset === "done" ? <Banner tone="ok">Your new password is set. Sign in with it.</Banner> : null}
      <PlainForm
        action={signIn}
        hidden={{ next }}
        submit="Sign in"
        fields={[
          { name: "email", label: "E-mail address", kind: "email", autoComplete: "username webauthn" },
          { name: "password", label: "Password", kind: "password", autoComplete: "current-password" },
        ]}
      />
      <PasskeyForm
        action={signInWithKey}
        ceremony={{ kind: "prove", options, autofill: true }}
        hidden={{ next }}
        submit="Sign in with a passkey"
      />
      <p className="mt-8 text-14 text-muted">
        Forgot the password? An administrator of the desk can give you a link to set a new one.
      </p>
    </EntryFrame>
  );
}
