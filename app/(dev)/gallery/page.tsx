import { galleryOnly } from "@/app/(dev)/gallery/gallery-only";
import { SampleMarks } from "@/app/(dev)/gallery/SampleMarks";
import { PublicFrame } from "@/components/frame/PublicFrame";
import { Banner } from "@/components/ui/Banner";
import { ButtonLink } from "@/components/ui/Button";
import { Callout } from "@/components/ui/Callout";
import { ClockChip } from "@/components/ui/ClockChip";
import { DocketFact, DocketFigure, DocketStrip } from "@/components/ui/Docket";
import { EmptyState } from "@/components/ui/EmptyState";
import { Icon } from "@/components/ui/Icon";
import { KeyValues } from "@/components/ui/KeyValues";
import { Bdi, Mono } from "@/components/ui/Mono";
import { PageHead } from "@/components/ui/PageHead";
import { Pagination } from "@/components/ui/Pagination";
import { PlainLink } from "@/components/ui/PlainLink";
import { PrintButton } from "@/components/ui/PrintButton";
import { Prose } from "@/components/ui/Prose";
import { SecretCode } from "@/components/ui/SecretCode";
import { Section, TwoColumns } from "@/components/ui/Section";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { Table, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import { DatedList } from "@/components/ui/TimelineEvent";

const footer = [
  { href: "/gallery", label: "Public" },
  { href: "/gallery/forms", label: "Forms" },
  { href: "/gallery/case", label: "Case" },
  { href: "/gallery/board", label: "Board" },
];

export default function PublicGallery() {
  galleryOnly();
  return (
    <PublicFrame organisation="Example Project" current="advisories" footer={footer}>
      <PageHead
        eyebrow={
          <>
            <Mono>EX-2026-0042</Mono>
            <Mono>CVE-2026-00042</Mono>
          </>
        }
        title="Heap overflow in the archive parser allows code execution"
        lead="Please do not open a public issue. Report in private here; you need no account and may stay anonymous."
        actions={
          <>
            <ButtonLink href="/report" size="large">
              Report a vulnerability
            </ButtonLink>
            <PlainLink href="/track">Track a report with your code</PlainLink>
          </>
        }
      />
      <DocketStrip>
        <DocketFact label="Severity">
          <SeverityChip severity="critical" score={9.3} />
        </DocketFact>
        <DocketFact label="Affected">
          <span>
            <Bdi>2.0.0 – 2.8.3</Bdi>, <Bdi>3.0.0</Bdi>
          </span>
        </DocketFact>
        <DocketFact label="Reference" mono>
          EX-2026-0042
        </DocketFact>
        <DocketFact label="First answer by">
          <ClockChip tone="running" words="21 Nov, 14:02 UTC" />
        </DocketFact>
        <DocketFact label="Published">
          <Time at="2026-12-04T15:00:00Z" />
        </DocketFact>
      </DocketStrip>
      <div className="mt-8">
        <DocketStrip label="What to expect">
          <DocketFigure label="First answer" figure="24 hours">
            every day, by a person
            <br />
            <span className="text-muted">last 90 days: 46 of 48</span>
          </DocketFigure>
          <DocketFigure label="Evaluation and fix date" figure="7 business days">
            both together
          </DocketFigure>
          <DocketFigure label="Promises missed" figure="14 of 203" late>
            9 of them late updates
          </DocketFigure>
        </DocketStrip>
      </div>
      <div className="mt-8 grid gap-3">
        <Banner tone="ok" live>
          Your choice is saved.
        </Banner>
        <Banner tone="warn" actions={<PlainLink href="/gallery">Read why</PlainLink>}>
          This advisory was withdrawn on <Time at="2026-12-06T09:00:00Z" style="date" />.
        </Banner>
      </div>
      <div className="mt-7">
        <TwoColumns label="Facts" aside={<SampleMarks />}>
          <MainText />
        </TwoColumns>
      </div>
    </PublicFrame>
  );
}

function MainText() {
  return (
    <>
      <SecretCode
        title="Your secret code"
        lead="It opens this case. With it you need no account and no mail address."
        code="7KQM 2XFA 9TRC 4HWD VN3E 8PYJ 6B"
        warning="Shown once. We store only a hash and cannot recover it."
      >
        <ButtonLink href="/gallery" variant="secondary">
          <Icon name="download" />
          Save receipt as a file
        </ButtonLink>
        <PrintButton />
      </SecretCode>
      <Section title="Affected versions" note={<PlainLink href="/gallery">CSV</PlainLink>}>
        <Table caption="Affected and fixed versions by branch">
          <thead>
            <tr>
              <Th sort={{ href: "?sort=-product", direction: "ascending" }}>Product</Th>
              <Th sort={{ href: "?sort=branch" }}>Branch</Th>
              <Th>Affected</Th>
              <Th numeric>Reports</Th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <Th scope="row">Example Server</Th>
              <Td>2.8 extended</Td>
              <Td>
                <Bdi>2.0.0 – 2.8.3</Bdi>
              </Td>
              <Td numeric>12</Td>
            </tr>
            <tr>
              <Th scope="row">Example Agent</Th>
              <Td>all</Td>
              <Td>
                <ClockChip tone="kept" words="not affected" />
              </Td>
              <Td numeric>0</Td>
            </tr>
          </tbody>
        </Table>
        <Pagination words="1–2 of 2" previous="?before=1" next="?after=2" />
      </Section>
      <Section title="What happens next">
        <KeyValues
          variant="steps"
          items={[
            { key: "by 21 Nov, 14:02", value: <>A person confirms that your report was read</> },
            {
              key: "by 1 Dec",
              value: (
                <>
                  You get our evaluation and the date we expect a fix<small>Both come together.</small>
                </>
              ),
            },
          ]}
        />
      </Section>
      <Section title="Running text">
        <Callout>
          <p className="font-fact">We confirmed the problem and are testing a fix.</p>
          <p>The patch is written for 2.8 and 3.0.</p>
        </Callout>
        <div className="my-4">
          <Callout tone="warn">
            <p>Yes. Example Server 2.7.9 is affected.</p>
          </Callout>
        </div>
        <Callout tone="internal">
          <p>Only the team reads this.</p>
        </Callout>
        <div className="mt-4">
          <Prose html='<h2>Details</h2><p>The index reader takes the count as a <em>signed</em> number in <code>index_read()</code>.</p><ul><li>Upload is enough</li><li>See <a href="/gallery">the patch</a></li></ul><pre tabindex="0">WRITE of size 4096</pre><blockquote><p>Quoted words</p></blockquote>' />
        </div>
      </Section>
      <Section title="Timeline">
        <DatedList
          lines={[
            { at: "2026-09-22T08:41:00Z", words: "Reported in private by Ada Example" },
            { at: "2026-12-04T15:00:00Z", words: "Fixed in 2.8.4 and 3.0.1, published" },
          ]}
        />
      </Section>
      <Section title="Nothing here">
        <EmptyState action={<ButtonLink href="/gallery">Report a vulnerability</ButtonLink>}>
          No advisory has been published yet.
        </EmptyState>
      </Section>
      <Section title="Right to left">
        <div dir="rtl" lang="ar">
          <DocketStrip>
            <DocketFact label="الخطورة">
              <SeverityChip severity="high" score={8.7} />
            </DocketFact>
            <DocketFact label="الإصدارات">
              <Bdi>2.0.0 – 2.8.3</Bdi>
            </DocketFact>
            <DocketFact label="المرجع" mono>
              <Mono>EX-2026-0042</Mono>
            </DocketFact>
          </DocketStrip>
        </div>
      </Section>
    </>
  );
}
