import { PlainForm } from "@/components/form/PlainForm";
import { codeFields, TWO_CODES_WORDS } from "@/components/identity/code-fields";
import { PasskeyForm } from "@/components/identity/PasskeyForm";
import { Banner } from "@/components/ui/Banner";
import type { PersonActor } from "@/lib/domain/access/actor";
import { ownAccount } from "@/lib/queries/account";
import { confirmOptions } from "@/lib/queries/passkeys";
import { asksForTwoCodes } from "@/lib/queries/second-step";
import { requestOrigin } from "@/lib/server/request-facts";
import { currentTime } from "@/lib/server/time";
import { confirm, confirmWithKey } from "./actions";

type Props = {
  actor: PersonActor;
  /** The page to go to afterwards. */
  next: string;
  /** Two factors have to be proven: a password alone will not do. */
  twoFactors?: true;
  submit: { passkey: string; password: string };
};

/** The ways in which this person can prove who they are: a passkey, or the password with the code where there is an app. */
export async function ConfirmForms({ actor, next, twoFactors, submit }: Props) {
  const account = await ownAccount(actor);
  const twoCodes = await asksForTwoCodes(actor);
  const options = await confirmOptions(actor, await requestOrigin(), currentTime());
  const hasApp = account.totp === "confirmed";
  return (
    <>
      {twoCodes ? <Banner tone="warn">{TWO_CODES_WORDS}</Banner> : null}
      {options ? (
        <PasskeyForm
          action={confirmWithKey}
          ceremony={{ kind: "prove", options }}
          hidden={{ next }}
          submit={submit.passkey}
          variant={twoFactors ? "primary" : "secondary"}
        />
      ) : null}
      {account.hasPassword && (hasApp || !twoFactors) ? (
        <PlainForm
          action={confirm}
          hidden={{ next }}
          size="small"
          submit={submit.password}
          variant={twoFactors && options ? "secondary" : "primary"}
          fields={[
            { name: "password", label: "Password", kind: "password", autoComplete: "current-password" },
            ...(hasApp ? codeFields({ twoCodes }) : []),
          ]}
        />
      ) : null}
    </>
  );
}
