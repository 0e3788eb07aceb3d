import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { editingOn } from "@/app/desk/cases/[id]/editing";
import { caseTabs } from "@/app/desk/cases/[id]/head";
import { CaseSideHead } from "@/components/desk/CaseSideHead";
import { LockedNote } from "@/components/desk/LockedNote";
import { PlainForm } from "@/components/form/PlainForm";
import { Judgement } from "@/components/scoring/Judgement";
import { ScoreHistory } from "@/components/scoring/ScoreHistory";
import { Banner } from "@/components/ui/Banner";
import { Section } from "@/components/ui/Section";
import { Segments, Tabs } from "@/components/ui/Tabs";
import { CVSS_VERSIONS, type CvssVersion } from "@/lib/domain/cvss/catalogue";
import { type ScoredVulnerability, scoringPage } from "@/lib/queries/scoring";
import { answersForm } from "@/lib/server/request-facts";
import { requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";
import { newVulnerability } from "./actions";
import { Editors } from "./Editors";
import { Pad } from "./Pad";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const SAVED: Record<string, string> = {
  score: "Score saved.",
  impact: "Impact saved.",
  vulnerability: "Vulnerability saved.",
  versions: "Affected versions saved.",
  new: "Vulnerability added.",
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Score ${(await params).id}` };
}

export default async function ScorePage({ params, searchParams }: Props) {
  const { id: reference } = await params;
  const search = textsOf(await searchParams);
  const { actor } = await requireStaff("case.read", `/desk/cases/${reference}/score`);
  const page = await scoringPage(actor, reference);
  if (!page) notFound();
  const { head, access, vulnerabilities, products } = page;
  const asked = { actor, sent: await answersForm(), now: currentTime() };
  const { open: editable, lock } = editingOn({ ...head, access }, asked, "case.score", "score");
  const flaw = vulnerabilities.find(({ id }) => id === search.v) ?? vulnerabilities[0];
  const version = versionOf(search.cvss, flaw);
  const here = `/desk/cases/${reference}/score`;
  const hidden = {
    caseId: head.id,
    vulnerabilityId: flaw?.id ?? "",
    ...(flaw ? { seen: String(flaw.version) } : {}),
  };
  return (
    <>
      <CaseSideHead {...head} tab="score" tabs={caseTabs(actor)} />
      <LockedNote words={lock} />
      {search.saved && SAVED[search.saved] ? (
        <Banner tone="ok" live>
          {SAVED[search.saved]}
        </Banner>
      ) : null}
      {vulnerabilities.length > 1 ? (
        <Tabs
          label="Vulnerabilities of this case"
          tabs={vulnerabilities.map(({ id, number, title }) => ({
            href: `${here}?v=${id}`,
            label: `V${number} ${title}`,
            current: id === flaw?.id,
          }))}
        />
      ) : null}
      <div className="my-4">
        <Segments
          label="Scoring system"
          tabs={CVSS_VERSIONS.map((one) => ({
            href: `${here}?${new URLSearchParams({ ...(flaw ? { v: flaw.id } : {}), cvss: one })}`,
            label: `CVSS ${one}`,
            current: one === version,
          }))}
        />
      </div>
      <Pad
        key={`${flaw?.id} ${flaw?.history[0]?.id} ${version}`}
        flaw={flaw}
        version={version}
        hidden={hidden}
        editable={editable}
      />
      {editable ? (
        <Editors
          key={flaw?.id}
          flaw={flaw}
          hidden={hidden}
          title={head.title}
          products={products}
          query={search.cwe ?? ""}
          version={version}
        />
      ) : (
        <Judgement flaw={flaw} />
      )}
      <Section title="History of scores">
        <ScoreHistory scores={flaw?.history ?? []} />
      </Section>
      {editable && flaw ? (
        <Section title="Another vulnerability" note="Only for a flaw of this case that is fixed on its own.">
          <PlainForm
            id="new"
            size="small"
            variant="quiet"
            action={newVulnerability}
            hidden={{ caseId: head.id }}
            fields={[{ name: "title", label: "What it is" }]}
            submit="Add a vulnerability"
          />
        </Section>
      ) : null}
    </>
  );
}

// The version asked for in the address, or the one that was scored, or the newest.
function versionOf(asked: string | undefined, flaw: ScoredVulnerability | undefined): CvssVersion {
  const known = CVSS_VERSIONS.find((version) => version === asked);
  return known ?? flaw?.current[0]?.cvssVersion ?? flaw?.reporter[0]?.cvssVersion ?? "4.0";
}

function textsOf(search: Record<string, string | string[] | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(search).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}
