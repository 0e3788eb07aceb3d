import type { Metadata } from "next";
import { PlainForm } from "@/components/form/PlainForm";
import { codeFields, TWO_CODES_WORDS } from "@/components/identity/code-fields";
import { PasskeyForm } from "@/components/identity/PasskeyForm";
import { Banner } from "@/components/ui/Banner";
import { PageHead } from "@/components/ui/PageHead";
import { ownAccount } from "@/lib/queries/account";
import { confirmOptions } from "@/lib/queries/passkeys";
import { asksForTwoCodes } from "@/lib/queries/second-step";
import { requestOrigin } from "@/lib/server/request-facts";
import { requireStaff } from "@/lib/server/require-staff";
import { returnPath } from "@/lib/server/return-path";
import { currentTime } from "@/lib/server/time";
import { confirm, confirmWithKey } from "./actions";

export const metadata: Metadata = { title: "Confirm that it is you" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function ConfirmPage({ searchParams }: { searchParams: Search }) {
  const next = returnPath((await searchParams).next);
  const { actor } = await requireStaff("account.own", `/desk/confirm?next=${encodeURIComponent(next)}`);
  const account = await ownAccount(actor);
  const twoCodes = await asksForTwoCodes(actor);
  const options = await confirmOptions(actor, await requestOrigin(), currentTime());
  return (
    <div className="max-w-measure">
      <PageHead
        size="desk"
        title="Confirm that it is you"
        lead="What you are about to do is sensitive. A confirmation counts for ten minutes in this browser."
      />
      {twoCodes ? <Banner tone="warn">{TWO_CODES_WORDS}</Banner> : null}
      {options ? (
        <PasskeyForm
          action={confirmWithKey}
          ceremony={{ kind: "prove", options }}
          hidden={{ next }}
          submit="Confirm with a passkey"
        />
      ) : null}
      {account.hasPassword ? (
        <PlainForm
          action={confirm}
          hidden={{ next }}
          size="small"
          submit="Confirm"
          fields={[
            { name: "password", label: "Password", kind: "password", autoComplete: "current-password" },
            ...(account.totp === "confirmed" ? codeFields({ twoCodes }) : []),
          ]}
        />
      ) : null}
    </div>
  );
}
