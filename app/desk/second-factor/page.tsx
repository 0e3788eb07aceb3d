import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { newPasskey } from "@/app/desk/account/actions";
import { TotpSection } from "@/app/desk/account/TotpSection";
import { confirm, confirmWithKey } from "@/app/desk/confirm/actions";
import { PlainForm } from "@/components/form/PlainForm";
import { ConfirmFirst } from "@/components/identity/ConfirmFirst";
import { PasskeyForm } from "@/components/identity/PasskeyForm";
import { PageHead } from "@/components/ui/PageHead";
import { Section } from "@/components/ui/Section";
import { isSteppedUp } from "@/lib/domain/access/policy";
import { ownAccount } from "@/lib/queries/account";
import { confirmOptions, registrationOptions } from "@/lib/queries/passkeys";
import { organisationName } from "@/lib/queries/setup";
import { requestOrigin } from "@/lib/server/request-facts";
import { requireSession } from "@/lib/server/require-staff";
import { factorAddress, returnPath } from "@/lib/server/return-path";
import { currentTime } from "@/lib/server/time";
import type { SignedIn } from "@/lib/server/who";

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

async function Prove({ person: { actor }, account, next }: Page) {
  const options = await confirmOptions(actor, await requestOrigin(), currentTime());
  return (
    <>
      <PageHead
        size="desk"
        title="Prove your second factor"
        lead="This desk asks everybody for one, and you signed in with a password alone. Nothing else opens before."
      />
      {options ? (
        <PasskeyForm
          action={confirmWithKey}
          ceremony={{ kind: "prove", options }}
          hidden={{ next }}
          submit="Use a passkey"
          variant="primary"
        />
      ) : null}
      {account.totp === "confirmed" && account.hasPassword ? (
        <PlainForm
          action={confirm}
          hidden={{ next }}
          size="small"
          submit="Continue"
          variant={options ? "secondary" : "primary"}
          fields={[
            { name: "password", label: "Password", kind: "password", autoComplete: "current-password" },
            {
              name: "code",
              label: "Code",
              hint: "From your authenticator app, or a recovery code.",
              kind: "code",
              autoComplete: "one-time-code",
            },
          ]}
        />
      ) : null}
      <p className="mt-6 text-13 text-muted">
        Lost it? An administrator can remove it, so that you set up a new one.
      </p>
    </>
  );
}

async function SetUp({ person: { actor }, account, next }: Page) {
  const now = currentTime();
  const open = isSteppedUp(actor, now);
  const creation = open ? await registrationOptions(actor, account.email, await requestOrigin(), now) : null;
  return (
    <>
      <PageHead
        size="desk"
        title="Set up a second factor"
        lead="This desk asks everybody for one. One of the two below is enough; nothing else opens before."
      />
      {open ? null : (
        <ConfirmFirst next={factorAddress(next)}>To set one up, confirm first that it is you.</ConfirmFirst>
      )}
      {creation ? (
        <Section title="A passkey">
          <p className="max-w-hint text-muted">
            Your device or a security key. It replaces password and code, and cannot be phished.
          </p>
          <PasskeyForm
            action={newPasskey}
            ceremony={{ kind: "create", options: creation }}
            submit="Add a passkey"
            variant="primary"
          />
        </Section>
      ) : null}
      <TotpSection
        state={account.totp}
        secret={open ? account.totpSecret : null}
        codesLeft={account.recoveryCodesLeft}
        email={account.email}
        issuer={(await organisationName()) ?? "Breakwater"}
        open={open}
      />
    </>
  );
}
