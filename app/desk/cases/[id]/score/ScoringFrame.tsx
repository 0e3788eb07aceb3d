import type { ReactNode } from "react";
import { caseTabs } from "@/app/desk/cases/[id]/head";
import { CaseSideHead } from "@/components/desk/CaseSideHead";
import { LockedNote } from "@/components/desk/LockedNote";
import { Banner } from "@/components/ui/Banner";
import { Segments, Tabs } from "@/components/ui/Tabs";
import { CVSS_VERSIONS, type CvssVersion } from "@/lib/domain/cvss/catalogue";
import { lookUp } from "@/lib/domain/look-up";
import type { Part, ScoringPlace } from "./place";

const SAVED: Record<string, string> = {
  score: "Score saved.",
  recorded: "Their score is written down.",
  impact: "Impact saved.",
  sentence: "Sentence saved.",
  ssvc: "Decision saved.",
  vulnerability: "Vulnerability saved.",
  versions: "Affected versions saved.",
  new: "Vulnerability added.",
};

type Props = {
  place: ScoringPlace;
  part: Part;
  /** Which of the two CVSS pages this is. */
  version?: CvssVersion;
  children: ReactNode;
};

/** What every scoring page opens with: the case, its vulnerabilities, and the ways between the parts; impact leads (S1.17). */
export function ScoringFrame({ place, part, version, children }: Props) {
  const { page, flaw, search, actor, lock, blind, addressOf } = place;
  const { vulnerabilities } = page;
  const saved = lookUp(SAVED, search.saved);
  return (
    <>
      <CaseSideHead {...page.head} blind={blind} tab="score" tabs={caseTabs(actor)} />
      <LockedNote words={lock} />
      {saved ? (
        <Banner tone="ok" live>
          {saved}
        </Banner>
      ) : null}
      {vulnerabilities.length > 1 ? (
        <Tabs
          label="Vulnerabilities of this case"
          tabs={vulnerabilities.map(({ id, number, title }) => ({
            href: addressOf(part, { v: id }),
            label: `V${number} ${title}`,
            current: id === flaw?.id,
          }))}
        />
      ) : null}
      <div className="my-4">
        <Segments
          label="What is judged"
          tabs={[
            { href: addressOf("impact"), label: "Impact", current: part === "impact" },
            ...CVSS_VERSIONS.map((one) => ({
              href: addressOf("cvss", { cvss: one }),
              label: `CVSS ${one}`,
              current: one === version,
            })),
            { href: addressOf("ssvc"), label: "SSVC", current: part === "ssvc" },
            {
              href: addressOf("weakness"),
              label: "Weakness and versions",
              current: part === "weakness",
            },
          ]}
        />
      </div>
      {children}
    </>
  );
}
