import { Tabs } from "@/components/ui/Tabs";

export type CaseTab = "timeline" | "score" | "advisory" | "audit";

const LABELS: Record<CaseTab, string> = {
  timeline: "Timeline",
  score: "Scoring",
  advisory: "Advisory",
  audit: "Audit",
};

type Props = {
  reference: string;
  tab: CaseTab;
  tabs: readonly CaseTab[];
  advisoryState?: string | null;
};

/** The ways between the pages of one case. */
export function CaseTabs({ reference, tab, tabs, advisoryState }: Props) {
  const base = `/desk/cases/${reference}`;
  return (
    <Tabs
      label="Case"
      tabs={tabs.map((name) => ({
        href: name === "timeline" ? base : `${base}/${name}`,
        label: LABELS[name],
        current: name === tab,
        keyName: name === "score" ? "severity" : undefined,
        note: name === "advisory" ? (advisoryState ?? undefined) : undefined,
      }))}
    />
  );
}
