import type { ReactNode } from "react";
import { BackLink } from "@/components/ui/BackLink";
import { PageHead } from "@/components/ui/PageHead";
import { Tabs } from "@/components/ui/Tabs";

const SECTIONS = [
  { section: "organisation", label: "Organisation" },
  { section: "policy", label: "Policy" },
  { section: "products", label: "Products" },
  { section: "limits", label: "Limits" },
  { section: "sign-in", label: "Sign-in" },
  { section: "self-check", label: "Self-check" },
] as const;
export type SettingsSection = (typeof SECTIONS)[number]["section"];

type Props = {
  section: SettingsSection;
  title: string;
  lead?: string;
  /** The facts of the section, as a docket strip. */
  strip?: ReactNode;
};

/** The head of every settings page: the way back, the title, and the sections beside it. */
export function SettingsHead({ section, title, lead, strip }: Props) {
  return (
    <>
      <PageHead
        size="desk"
        eyebrow={<BackLink href="/desk/settings">Settings</BackLink>}
        title={title}
        lead={lead}
      />
      {strip}
      <Tabs
        label="Sections of the settings"
        tabs={SECTIONS.map(({ section: name, label }) => ({
          href: `/desk/settings/${name}`,
          label,
          current: name === section,
        }))}
      />
    </>
  );
}
