import type { Metadata } from "next";
import { PlainForm } from "@/components/form/PlainForm";
import { ConfirmFirst } from "@/components/identity/ConfirmFirst";
import { Banner } from "@/components/ui/Banner";
import { KeyValues } from "@/components/ui/KeyValues";
import { PageHead } from "@/components/ui/PageHead";
import { Section } from "@/components/ui/Section";
import { isSteppedUp } from "@/lib/domain/access/policy";
import { ROLE_HELP } from "@/lib/domain/access/roles";
import { ownAccount } from "@/lib/queries/account";
import { registrationOptions } from "@/lib/queries/passkeys";
import { ownSwitches } from "@/lib/queries/preferences";
import { organisationName } from "@/lib/queries/setup";
import { requestOrigin } from "@/lib/server/request-facts";
import { requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";
import { rename } from "./actions";
import { PasskeySection } from "./PasskeySection";
import { PasswordSection } from "./PasswordSection";
import { SessionSection } from "./SessionSection";
import { SwitchSection } from "./SwitchSection";
import { TotpSection } from "./TotpSection";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const { actor, sessionId } = await requireStaff("account.own", "/desk/account");
  const now = currentTime();
  const account = await ownAccount(actor);
  const open = isSteppedUp(actor, now);
  const creation = open ? await registrationOptions(actor, account.email, await requestOrigin(), now) : null;
  const onlyPassword = account.totp !== "confirmed" && account.passkeys.length === 0;
  return (
    <div className="max-w-measure">
      <PageHead size="desk" title="Your account" />
      {onlyPassword ? (
        <Banner tone="warn">
          A password alone protects your account. Add a passkey or an authenticator app below.
        </Banner>
      ) : null}
      <Section title="You">
        <KeyValues
          items={[
            { key: "E-mail address", value: <bdi>{account.email}</bdi> },
            {
              key: "Roles",
              value: actor.roles.map((role) => `${role}: ${ROLE_HELP[role]}`).join("; ") || "none",
            },
          ]}
        />
        <PlainForm
          action={rename}
          size="small"
          variant="secondary"
          submit="Change the name"
          fields={[{ name: "name", label: "Name", value: account.name, autoComplete: "name" }]}
        />
      </Section>
      {open ? null : (
        <ConfirmFirst next="/desk/account">
          To change how you sign in, confirm first that it is you.
        </ConfirmFirst>
      )}
      <PasskeySection passkeys={account.passkeys} creation={creation} />
      <PasswordSection hasPassword={account.hasPassword} open={open} />
      <TotpSection
        state={account.totp}
        secret={open ? account.totpSecret : null}
        codesLeft={account.recoveryCodesLeft}
        email={account.email}
        issuer={(await organisationName()) ?? "Breakwater"}
        open={open}
      />
      {actor.roles.length > 0 ? <SwitchSection switches={await ownSwitches(actor)} /> : null}
      <SessionSection sessions={account.sessions} current={sessionId} />
    </div>
  );
}
