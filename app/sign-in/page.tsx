import type { Metadata } from "next";
import { PlainForm } from "@/components/form/PlainForm";
import { EntryFrame } from "@/components/frame/EntryFrame";
import { organisationName } from "@/lib/queries/setup";
import { signIn } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage() {
  const organisation = await organisationName();
  return (
    <EntryFrame title="Sign in" organisation={organisation ?? undefined}>
      <PlainForm
        action={signIn}
        submit="Sign in"
        fields={[
          { name: "email", label: "E-mail address", kind: "email", autoComplete: "username webauthn" },
          { name: "password", label: "Password", kind: "password", autoComplete: "current-password" },
        ]}
      />
    </EntryFrame>
  );
}
