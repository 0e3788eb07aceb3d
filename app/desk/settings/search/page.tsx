import type { Metadata } from "next";
import { SettingsHead } from "@/app/desk/settings/SettingsHead";
import { PlainForm } from "@/components/form/PlainForm";
import { Banner } from "@/components/ui/Banner";
import { wordIndexStanding } from "@/lib/queries/words";
import { requireStaff } from "@/lib/server/require-staff";
import { change } from "./actions";

export const metadata: Metadata = { title: "Word search" };

type Props = { searchParams: Promise<{ saved?: string }> };

export default async function WordSearch({ searchParams }: Props) {
  const person = await requireStaff("settings.manage", "/desk/settings/search");
  const { saved } = await searchParams;
  const { on, waiting } = await wordIndexStanding(person.actor);
  return (
    <>
      <SettingsHead
        person={person}
        here="/desk/settings/search"
        title="Word search"
        lead="Finds cases by the words of their sealed texts, and likely duplicates by the rare words they share."
      />
      {saved ? (
        <Banner tone="ok" live>
          {on
            ? waiting
              ? "Switched on. Cases are being indexed; those not reached yet are not found."
              : "Switched on. Every case is indexed."
            : "Switched off. What the index held was removed from the disk."}
        </Banner>
      ) : null}
      {!saved && on && waiting ? (
        <Banner>Cases are being indexed. Those not reached yet are not found by their words.</Banner>
      ) : null}
      <div className="max-w-measure">
        <p className="mt-4">
          Every word is kept as a keyed hash, never as itself. Somebody who steals the database without the
          key file sees which cases share words and how many they have, not the words. Off, they do not see
          even that; words are not searched for, and duplicates are found by CVE ID, product and weakness
          only.
        </p>
        <PlainForm
          action={change}
          fields={[
            {
              name: "wordIndex",
              label: "Index of words",
              kind: "radios",
              options: [
                { value: "on", label: "On" },
                {
                  value: "off",
                  label: "Off",
                  help: "What it holds is removed at once. Switched on again, it is made anew.",
                },
              ],
              value: on ? "on" : "off",
            },
          ]}
          submit="Save"
          size="small"
        />
      </div>
    </>
  );
}
