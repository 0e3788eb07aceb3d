import { galleryOnly } from "@/app/(dev)/gallery/gallery-only";
import { SampleFacts } from "@/app/(dev)/gallery/SampleFacts";
import { SampleOverlays } from "@/app/(dev)/gallery/SampleOverlays";
import { attackVector, audiences, deskLinks, privileges } from "@/app/(dev)/gallery/sample-desk";
import { DeskFrame } from "@/components/frame/DeskFrame";
import { Actions } from "@/components/ui/Button";
import { Checklist, Panel, StatePath } from "@/components/ui/Checklist";
import { ClockChip } from "@/components/ui/ClockChip";
import { Composer, ComposerAudiences, ComposerSend, ComposerText } from "@/components/ui/Composer";
import { DocketFact, DocketStrip } from "@/components/ui/Docket";
import { FileLine } from "@/components/ui/FileBox";
import { Icon } from "@/components/ui/Icon";
import { Message, Thread } from "@/components/ui/Message";
import { MetricRadios } from "@/components/ui/MetricRadios";
import { Mono } from "@/components/ui/Mono";
import { PageHead } from "@/components/ui/PageHead";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { StateTicks } from "@/components/ui/StateTicks";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { Tabs } from "@/components/ui/Tabs";
import { TimelineEvent } from "@/components/ui/TimelineEvent";
import { Who } from "@/components/ui/Who";

export default function CaseGallery() {
  galleryOnly();
  return (
    <DeskFrame person="Mara Okoye" links={deskLinks}>
      <PageHead
        size="desk"
        eyebrow={
          <>
            <PlainLink href="/gallery/board">
              <Icon name="chevron-left" />
              All open, 1 of 18
            </PlainLink>
            <Mono>EX-2026-0042</Mono>
          </>
        }
        title="Heap overflow in the archive parser allows code execution"
        actions={<SampleOverlays />}
      />
      <DocketStrip>
        <DocketFact label="Severity">
          <SeverityChip severity="critical" score={9.3} />
        </DocketFact>
        <DocketFact label="State">
          <StateTicks position={3} word="Fixing" />
        </DocketFact>
        <DocketFact label="Assignee">
          <Who name="Jonas Lind" />
        </DocketFact>
        <DocketFact label="Next promise">
          <ClockChip tone="late" words="Update 2 h overdue" />
        </DocketFact>
        <DocketFact label="Embargo ends">
          <Icon name="lock" /> 14 d, 4 Dec
        </DocketFact>
        <DocketFact label="Waiting">
          <StateTicks position={2} waiting word="Waiting: reporter" />
        </DocketFact>
      </DocketStrip>
      <Tabs
        label="Case"
        tabs={[
          { href: "/gallery/case", label: "Timeline", current: true },
          { href: "/gallery/case?tab=score", label: "Scoring" },
          { href: "/gallery/case?tab=advisory", label: "Advisory", note: "draft" },
          { href: "/gallery/case?tab=files", label: "Files", note: 4 },
        ]}
      />
      <div className="mt-5 grid gap-x-10 gap-y-8 md:grid-cols-[minmax(0,1fr)_21.5rem]">
        <div className="min-w-0">
          <Timeline />
          <Scoring />
        </div>
        <SampleFacts />
      </div>
    </DeskFrame>
  );
}

function Timeline() {
  return (
    <>
      <div className="mb-6">
        <Panel label="Next step">
          <StatePath
            steps={[
              { word: "Received", state: "past" },
              { word: "Fixing", state: "current" },
              { word: "Fix ready", state: "next" },
              { word: "Published", state: "later" },
            ]}
          />
          <h2 className="mt-3 mb-1.5 text-16">To “Fix ready”: 1 of 2 is missing</h2>
          <Checklist
            items={[
              { key: "commit", done: true, words: "Fix commit linked", note: <Mono>a41f9c2</Mono> },
              {
                key: "tests",
                done: false,
                words: <b>Test evidence</b>,
                note: <PlainLink href="?attach=1">Attach</PlainLink>,
              },
            ]}
          />
          <form className="mt-3">
            <Actions>
              <SubmitButton disabled>Move to Fix ready</SubmitButton>
              <span className="text-13 text-muted">Moving tells the reporter “a fix is ready”.</span>
            </Actions>
          </form>
        </Panel>
      </div>
      <h2 className="sr-only">Timeline</h2>
      <Thread>
        <Message
          voice="reporter"
          author="Ada Example"
          authorRole="reporter"
          readers="To the team"
          at="2026-09-22T08:41:00Z"
          files={<FileLine name="overflow.exa" href="?file=1" note="12 KB, opened in the sandbox only" />}
        >
          <p>A crafted .exa archive with a negative entry count overflows the index buffer by up to 4 KB.</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
          <pre tabIndex={0}>==ERROR: heap-buffer-overflow WRITE of size 4096</pre>
        </Message>
        <TimelineEvent icon="check" at="2026-09-22T11:52:00Z">
          <b>First answer</b> after 3 h, in time (24 h)
        </TimelineEvent>
        <Message voice="internal" author="Selin Ekici" readers="Internal, 4 people" at="2026-09-23T10:02:00Z">
          <p>Parser runs before the permission check, so this is unauthenticated.</p>
        </Message>
        <Message
          voice="team"
          author="Jonas Lind"
          authorRole="team"
          readers="To Ada Example"
          at="2026-09-23T15:20:00Z"
          isNew
        >
          <p>
            Thank you, this reproduces. The count is read as signed in <code>index_read()</code>.
          </p>
        </Message>
        <TimelineEvent icon="warning" at="2026-11-06T12:00:00Z" bad>
          <b>Promise missed.</b> Update due 5 Nov, sent 1 d 3 h late
        </TimelineEvent>
        <Message
          voice="vendor"
          author="Harbor Linux"
          authorRole="vendor, invited 6 Nov"
          readers="Vendor to team, hidden from reporter"
          at="2026-11-18T13:37:00Z"
        >
          <p>Patch applies to our 2.6 backport with one fuzz.</p>
        </Message>
      </Thread>
      <Composer className="mt-5">
        <ComposerAudiences audiences={audiences} />
        <ComposerText name="body" label="Message" defaultValue="Tern has not confirmed the patch yet." />
        <ComposerSend audiences={audiences} shortcut="Ctrl Enter" />
      </Composer>
    </>
  );
}

function Scoring() {
  return (
    <Section title="How it is exploited">
      <MetricRadios label="Attack vector" code="AV" name="AV" values={attackVector} value="N" />
      <MetricRadios
        label="Privileges required"
        code="PR"
        name="PR"
        values={privileges}
        value="N"
        reporter="L"
      />
    </Section>
  );
}
