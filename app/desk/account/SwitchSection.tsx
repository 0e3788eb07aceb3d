import type { FormField } from "@/components/form/FormControl";
import { PlainForm } from "@/components/form/PlainForm";
import { Section } from "@/components/ui/Section";
import { saveSwitches } from "./switch-actions";

type Switches = { singleKeys: boolean; mailMentions: boolean; mailWatched: boolean };

/** What one person can switch off: keys of the board, and mail among colleagues. */
export function SwitchSection({ switches }: { switches: Switches }) {
  return (
    <Section title="Keys and mail">
      <PlainForm
        id="switches"
        action={saveSwitches}
        fields={[
          onOff("singleKeys", "Single keys on the board", switches.singleKeys),
          onOff("mailMentions", "Mail when a colleague names you in a note", switches.mailMentions),
          onOff("mailWatched", "Mail when the reporter writes on a case you watch", switches.mailWatched),
        ]}
        submit="Save"
        variant="secondary"
        size="small"
      />
    </Section>
  );
}

function onOff(name: keyof Switches, label: string, on: boolean): FormField {
  const options = [
    { value: "yes", label: "On" },
    { value: "no", label: "Off" },
  ];
  return { name, label, kind: "select", options, value: on ? "yes" : "no" };
}
