import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { caseTabs } from "@/app/desk/cases/[id]/view";
import { CaseSideHead } from "@/components/desk/CaseSideHead";
import { PlainForm } from "@/components/form/PlainForm";
import { AffectedForm } from "@/components/scoring/AffectedForm";
import { choiceOf } from "@/components/scoring/choice";
import { ImpactForm } from "@/components/scoring/ImpactForm";
import { Judgement } from "@/components/scoring/Judgement";
import { ScoreHistory } from "@/components/scoring/ScoreHistory";
import { ScorePad } from "@/components/scoring/ScorePad";
import { WeaknessPicker } from "@/components/scoring/WeaknessPicker";
import { Banner } from "@/components/ui/Banner";
import { Section } from "@/components/ui/Section";
import { Segments, Tabs } from "@/components/ui/Tabs";
import { can } from "@/lib/domain/access/policy";
import { CVSS_VERSIONS, type CvssVersion } from "@/lib/domain/cvss/catalogue";
import { type Outcome, outcomeOf } from "@/lib/domain/cvss/outcome";
import { parseVector } from "@/lib/domain/cvss/vector";
import { IMPACT_AXES } from "@/lib/domain/impact";
import { type ScoredVulnerability, type ScoreEntry, scoringPage } from "@/lib/queries/scoring";
import { requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";
import { newVulnerability, saveAffected, saveImpact, saveScore, saveVulnerability } from "./actions";

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
  const editable = can(actor, "case.score", access, currentTime()).allowed;
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

type EditorProps = {
  flaw: ScoredVulnerability | undefined;
  hidden: Record<string, string>;
  title: string;
  products: string[];
  query: string;
  version: CvssVersion;
};

/** Everything beside the score that is judged about a vulnerability, each saved on its own. */
function Editors({ flaw, hidden, title, products, query, version }: EditorProps) {
  return (
    <>
      <div className="grid gap-x-10 md:grid-cols-2">
        <Section title="Impact" id="impact">
          <ImpactForm
            action={saveImpact}
            hidden={hidden}
            axes={flaw?.impact ?? IMPACT_AXES.map((axis) => ({ axis, level: null, rationale: "" }))}
          />
        </Section>
        <div>
          <Section title="Weakness" id="weakness">
            <WeaknessPicker
              action={saveVulnerability}
              hidden={hidden}
              chosen={flaw?.cweId ?? null}
              query={query}
              keep={{ ...(flaw ? { v: flaw.id } : {}), cvss: version }}
            />
          </Section>
          <Section title="Name and CVE ID">
            <PlainForm
              id="named"
              size="small"
              variant="secondary"
              action={saveVulnerability}
              hidden={hidden}
              fields={[
                { name: "title", label: "Title of this vulnerability", value: flaw?.title ?? title },
                { name: "cve", label: "CVE ID", optional: true, mono: true, value: flaw?.cveId ?? "" },
              ]}
              submit="Save name and CVE ID"
            />
          </Section>
        </div>
      </div>
      <Section title="Affected versions" id="affected">
        <AffectedForm action={saveAffected} hidden={hidden} ranges={flaw?.ranges ?? []} products={products} />
      </Section>
    </>
  );
}

type PadProps = {
  flaw: ScoredVulnerability | undefined;
  version: CvssVersion;
  hidden: Record<string, string>;
  editable: boolean;
};

function Pad({ flaw, version, hidden, editable }: PadProps) {
  const current = flaw?.current.find(({ cvssVersion }) => cvssVersion === version);
  const theirs = flaw?.reporter.find(({ cvssVersion }) => cvssVersion === version) ?? flaw?.reporter[0];
  return (
    <ScorePad
      action={saveScore}
      hidden={hidden}
      start={readChoice(current) ?? { version, metrics: {} }}
      startVector={current?.vector ?? ""}
      startOutcome={startOutcome(current)}
      reporter={reporterScore(theirs)}
      editable={editable}
    />
  );
}

function readChoice(entry: ScoreEntry | undefined) {
  const read = parseVector(entry?.vector ?? "");
  return read.ok ? choiceOf(read.vector) : null;
}

function startOutcome(entry: ScoreEntry | undefined): Outcome | null {
  const read = parseVector(entry?.vector ?? "");
  return read.ok ? outcomeOf(read.vector) : null;
}

function reporterScore(entry: ScoreEntry | undefined) {
  const choice = readChoice(entry);
  if (!entry || !choice) return null;
  return { ...choice, vector: entry.vector, score: entry.score, severity: entry.severity };
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
