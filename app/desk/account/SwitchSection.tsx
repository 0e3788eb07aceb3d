import { PlainForm } from "@/components/form/PlainForm";
import { Section } from "@/components/ui/Section";
import { saveSwitches } from "./switch-actions";

const LABELS = {
  singleKeys: "Single keys on the board",
  mailMentions: "Mail when a colleague names you in a note",
  mailWatched: "Mail when the reporter writes on a case you watch",
} as const;
const NAMES = Object.keys(LABELS) as Switch[];

type Switch = keyof typeof LABELS;
type Switches = Record<Switch, boolean>;

/** What one person can switch off: keys of the board, and mail among colleagues. */
export function SwitchSection({ switches }: { switches: Switches }) {
  return (
    <Section title="Keys and mail">
      <PlainForm
        id="switches"
        action={saveSwitches}
        hidden={{ switches: NAMES.join(" ") }}
        fields={[
          {
            name: "on",
            label: "Switched on",
            kind: "checks",
            options: NAMES.map((name) => ({ value: name, label: LABELS[name] })),
            values: NAMES.filter((name) => switches[name]),
          },
        ]}
        submit="Save"
        variant="secondary"
        size="small"
      />
    </Section>
  );
}
