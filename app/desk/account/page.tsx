import type { Metadata } from "next";
import { PlainForm } from "@/components/form/PlainForm";
import { Banner } from "@/components/ui/Banner";
import { KeyValues } from "@/components/ui/KeyValues";
import { PageHead } from "@/components/ui/PageHead";
import { Section } from "@/components/ui/Section";
import { ROLE_HELP, type Role } from "@/lib/domain/access/roles";
import { ownAccount } from "@/lib/queries/account";
import { registrationOptions } from "@/lib/queries/passkeys";
import { ownSwitches } from "@/lib/queries/preferences";
import { asksForTwoCodes } from "@/lib/queries/second-step";
import { requestOrigin } from "@/lib/server/request-facts";
import { requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";
import { finishTotp, rename } from "./actions";
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
  const creation = await registrationOptions(actor, account.email, await requestOrigin(), now);
  const onlyPassword = account.totp !== "confirmed" && account.passkeys.length === 0;
  return (
    <div className="max-w-measure">
      <PageHead size="desk" title="Your account" />
      {onlyPassword ? (
        <Banner tone="warn">
          A password alone protects your account. Add a passkey or an authenticator app below.
        </Banner>
      ) : null}
      {(await asksForTwoCodes(actor)) ? (
        <Banner tone="warn">
          Many wrong codes were entered for your account today. If it was not you who entered them, somebody
          knows your password: change it below.
        </Banner>
      ) : null}
      <Section title="You">
        <KeyValues
          items={[
            { key: "E-mail address", value: <bdi>{account.email}</bdi> },
            { key: "Roles", value: actor.roles.length > 0 ? <Roles roles={actor.roles} /> : "none" },
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
      <PasskeySection passkeys={account.passkeys} creation={creation} />
      <PasswordSection hasPassword={account.hasPassword} />
      <TotpSection actor={actor} account={account} finish={finishTotp} here="/desk/account" />
      {actor.roles.length > 0 ? <SwitchSection switches={await ownSwitches(actor)} /> : null}
      <SessionSection sessions={account.sessions} current={sessionId} />
    </div>
  );
}

function Roles({ roles }: { roles: readonly Role[] }) {
  return (
    <ul className="grid gap-y-1">
      {roles.map((role) => (
        <li key={role}>
          <span className="font-fact">{role}</span>
          <span className="text-muted">: {ROLE_HELP[role]}</span>
        </li>
      ))}
    </ul>
  );
}
