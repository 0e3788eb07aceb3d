import type { Metadata } from "next";
import { SettingsHead } from "@/app/desk/settings/SettingsHead";
import { PlainForm } from "@/components/form/PlainForm";
import { CheckRows } from "@/components/settings/CheckRows";
import { Time } from "@/components/ui/Time";
import { checkWords } from "@/lib/domain/self-check/checks";
import { ownCheck } from "@/lib/queries/self-check";
import { sendsMail } from "@/lib/server/env";
import { currentTime } from "@/lib/server/time";
import { openSettings } from "../open";
import { tryMail } from "./actions";

export const metadata: Metadata = { title: "Self-check" };

export default async function SelfCheckPage() {
  const { person, mayChange } = await openSettings("/desk/settings/self-check");
  const now = currentTime();
  const checks = await ownCheck(person.actor, now);
  const mayTry = mayChange && sendsMail();
  return (
    <>
      <SettingsHead
        person={person}
        here="/desk/settings/self-check"
        title="Self-check"
        lead="Nothing is changed here. This server looked at itself when the page was opened."
      />
      <p className="mt-5 border-b border-text pb-2.5 font-fact">
        {checkWords(checks)}
        <span className="font-regular text-muted">
          , looked at <Time at={now} style="short" />
        </span>
      </p>
      <CheckRows
        checks={checks}
        more={{
          mail: mayTry ? (
            <PlainForm action={tryMail} size="small" variant="secondary" submit="Try the connection" />
          ) : null,
        }}
      />
    </>
  );
}
