import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { TotpSection } from "@/app/desk/account/TotpSection";
import { ConfirmForms } from "@/app/desk/confirm/ConfirmForms";
import { PasskeyForm } from "@/components/identity/PasskeyForm";
import { PageHead } from "@/components/ui/PageHead";
import { Section } from "@/components/ui/Section";
import { ownAccount } from "@/lib/queries/account";
import { registrationOptions } from "@/lib/queries/passkeys";
import { requestOrigin } from "@/lib/server/request-facts";
import { requireSession } from "@/lib/server/require-staff";
import { factorAddress, returnPath } from "@/lib/server/return-path";
import { currentTime } from "@/lib/server/time";
import type { SignedIn } from "@/lib/server/who";
import { addKey, confirmApp } from "./actions";

export const metadata: Metadata = { title: "Second factor" };

type Search = Promise<Record<string, string | string[] | undefined>>;

/** The one page that is open to somebody who owes a second factor: it sets one up, or asks for the one there is. */
export default async function SecondFactorPage({ searchParams }: { searchParams: Search }) {
  const next = returnPath((await searchParams).next);
  const person = await requireSession(factorAddress(next));
  const account = await ownAccount(person.actor);
  if (person.actor.owes === undefined) {
    // An app without recovery codes locks its owner out with the next broken phone.
    redirect(account.totp === "confirmed" && account.recoveryCodesLeft === 0 ? "/desk/account" : next);
  }
  const page = { person, account, next };
  return (
    <div className="max-w-measure">
      {person.actor.owes === "proof" ? <Prove {...page} /> : <SetUp {...page} />}
    </div>
  );
}

type Page = { person: SignedIn; account: Awaited<ReturnType<typeof ownAccount>>; next: string };

function Prove({ person: { actor }, next }: Page) {
  return (
    <>
      <PageHead
        size="desk"
        title="Prove your second factor"
        lead="This desk asks everybody for one, and you signed in with a password alone. Nothing else opens before."
      />
      <ConfirmForms
        actor={actor}
        next={next}
        twoFactors
        submit={{ passkey: "Use a passkey", password: "Continue" }}
      />
      <p className="mt-6 text-13 text-muted">
        Lost it? An administrator can remove it, so that you set up a new one.
      </p>
    </>
  );
}

async function SetUp({ person: { actor }, account, next }: Page) {
  const now = currentTime();
  const creation = await registrationOptions(actor, account.email, await requestOrigin(), now);
  return (
    <>
      <PageHead
        size="desk"
        title="Set up a second factor"
        lead="This desk asks everybody for one. One of the two below is enough; nothing else opens before."
      />
      <Section title="A passkey">
        <p className="max-w-hint text-muted">
          Your device or a security key. It replaces password and code, and cannot be phished.
        </p>
        <PasskeyForm
          action={addKey}
          hidden={{ next }}
          ceremony={{ kind: "create", options: creation }}
          submit="Add a passkey"
          variant="primary"
        />
      </Section>
      <TotpSection actor={actor} account={account} finish={confirmApp} here={factorAddress(next)} />
    </>
  );
}
