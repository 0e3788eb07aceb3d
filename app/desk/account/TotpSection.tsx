import { PlainForm } from "@/components/form/PlainForm";
import { ConfirmFirst } from "@/components/identity/ConfirmFirst";
import { QrCode } from "@/components/identity/QrCode";
import { Banner } from "@/components/ui/Banner";
import { Mono } from "@/components/ui/Mono";
import { Section } from "@/components/ui/Section";
import type { PersonActor } from "@/lib/domain/access/actor";
import { isSteppedUp } from "@/lib/domain/access/policy";
import type { FormAction } from "@/lib/domain/form-state";
import type { OwnAccount } from "@/lib/queries/account";
import { organisationName } from "@/lib/queries/setup";
import { currentTime } from "@/lib/server/time";
import { totpAddress } from "@/lib/server/totp";
import { dropTotp, renewCodes, startTotp } from "./actions";

type Props = {
  actor: PersonActor;
  account: OwnAccount;
  /** Confirms the app with its first code. */
  finish: FormAction;
  /** The page this stands on, to come back to from a confirmation. */
  here: string;
};

export function TotpSection({ account, ...rest }: Props) {
  return (
    <Section title="Authenticator app">
      {account.totp === "confirmed" ? (
        <Confirmed codesLeft={account.recoveryCodesLeft} />
      ) : (
        <NotYet account={account} {...rest} />
      )}
    </Section>
  );
}

// Keys keep the answer of one form from standing in another that takes its place: to the browser all of them are PlainForms.
async function NotYet({ actor, account, finish, here }: Props) {
  const state = account.totp;
  // While an app is being set up, and only right after a proof of identity.
  const secret = isSteppedUp(actor, currentTime()) ? account.totpSecret : null;
  const issuer = (await organisationName()) ?? "Breakwater";
  return (
    <>
      <p className="text-muted">Not set up. With one, your password alone no longer opens your account.</p>
      {secret ? (
        <>
          <p className="mt-2">Scan the code with the app, then enter what the app shows.</p>
          <QrCode
            text={totpAddress(secret, issuer, account.email)}
            label="QR code for the authenticator app"
          />
          <p>
            Or enter this key by hand: <Mono wrap>{secret.match(/.{4}/g)?.join(" ") ?? secret}</Mono>
          </p>
        </>
      ) : state === "begun" ? (
        <ConfirmFirst next={here}>
          You have begun to set one up. Its key is shown after a fresh confirmation.
        </ConfirmFirst>
      ) : null}
      {state === "begun" ? (
        <PlainForm
          key="finish"
          id="app"
          action={finish}
          size="small"
          submit="Confirm the app"
          fields={[
            { name: "code", label: "Code the app shows", kind: "code", autoComplete: "one-time-code" },
          ]}
        />
      ) : null}
      <PlainForm
        key="start"
        action={startTotp}
        size="small"
        variant={state === "begun" ? "quiet" : "secondary"}
        submit={state === "begun" ? "Start again with a new key" : "Set up an authenticator app"}
      />
    </>
  );
}

function Confirmed({ codesLeft }: { codesLeft: number }) {
  return (
    <>
      {codesLeft === 0 ? (
        <Banner tone="warn">
          The app is set up, but you have no recovery codes. Make some now: without them, losing the device
          locks you out.
        </Banner>
      ) : (
        <p className="text-muted">
          Set up. {codesLeft} recovery {codesLeft === 1 ? "code is" : "codes are"} left; each works once in
          place of the app.
        </p>
      )}
      <PlainForm
        key="renew"
        action={renewCodes}
        size="small"
        variant="secondary"
        submit={codesLeft === 0 ? "Make recovery codes" : "Make new recovery codes"}
        shownTitles={{ codes: "Recovery codes" }}
      />
      <PlainForm
        key="drop"
        action={dropTotp}
        size="small"
        variant="destructive"
        submit="Remove the authenticator app"
      />
    </>
  );
}
