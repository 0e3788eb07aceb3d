import { Tabs } from "@/components/ui/Tabs";

export type CaseTab = "timeline" | "score" | "advisory" | "duplicates" | "audit";

const LABELS: Record<CaseTab, string> = {
  timeline: "Timeline",
  score: "Scoring",
  advisory: "Advisory",
  duplicates: "Duplicates",
  audit: "Audit",
};

const KEYS: Partial<Record<CaseTab, string>> = { score: "severity", duplicates: "duplicate" };

type Props = {
  reference: string;
  tab: CaseTab;
  tabs: readonly CaseTab[];
  advisoryState?: string | null;
  /** How many cases repeat this one. */
  duplicates?: number;
};

/** The ways between the pages of one case. */
export function CaseTabs({ reference, tab, tabs, advisoryState, duplicates }: Props) {
  const base = `/desk/cases/${reference}`;
  const notes: Partial<Record<CaseTab, string | number>> = {
    advisory: advisoryState ?? undefined,
    duplicates: duplicates || undefined,
  };
  return (
    <Tabs
      label="Case"
      tabs={tabs.map((name) => ({
        href: name === "timeline" ? base : `${base}/${name}`,
        label: LABELS[name],
        current: name === tab,
        keyName: KEYS[name],
        note: notes[name],
      }))}
    />
  );
}
