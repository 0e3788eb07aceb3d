import type { ReactNode } from "react";
import { BackLink } from "@/components/ui/BackLink";
import { PageHead } from "@/components/ui/PageHead";
import { Tabs } from "@/components/ui/Tabs";
import type { SettingsAddress } from "@/lib/domain/settings/pages";
import type { SignedIn } from "@/lib/server/who";
import { settingsPagesOf } from "./pages-of";

type Props = {
  person: SignedIn;
  here: SettingsAddress;
  title: string;
  lead?: string;
  /** The facts of the section, as a docket strip. */
  strip?: ReactNode;
};

/** The head of every settings page: the way back, the title, and the pages beside it that this person may open. */
export function SettingsHead({ person, here, title, lead, strip }: Props) {
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
        tabs={settingsPagesOf(person).map(({ href, label }) => ({ href, label, current: href === here }))}
      />
    </>
  );
}
