import { galleryOnly } from "@/app/(dev)/gallery/gallery-only";
import { deskLinks } from "@/app/(dev)/gallery/sample-desk";
import { DeskFrame } from "@/components/frame/DeskFrame";
import { Banner } from "@/components/ui/Banner";
import { Button, ButtonLink } from "@/components/ui/Button";
import { ClockChip } from "@/components/ui/ClockChip";
import { Mono } from "@/components/ui/Mono";
import { PageHead } from "@/components/ui/PageHead";
import { Pagination } from "@/components/ui/Pagination";
import { PlainLink } from "@/components/ui/PlainLink";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { StateTicks } from "@/components/ui/StateTicks";
import { Table, Td, Th } from "@/components/ui/Table";
import { Segments } from "@/components/ui/Tabs";
import { TextInput } from "@/components/ui/TextInput";
import { Who } from "@/components/ui/Who";

const rail = [
  {
    title: "Queues",
    items: [
      { href: "?view=first", label: "Needs first response", count: 1 },
      { href: "?view=next", label: "Needs next response", count: 5, late: true },
    ],
  },
  {
    title: "Cases",
    items: [
      { href: "/gallery/board", label: "All open", count: 18, current: true },
      { href: "?view=mine", label: "Mine", count: 5 },
    ],
  },
];

export default function BoardGallery() {
  galleryOnly();
  return (
    <DeskFrame
      person="Mara Okoye"
      personHref="/gallery"
      links={deskLinks}
      rail={rail}
      search={
        <TextInput
          dense
          type="search"
          name="q"
          aria-label="Find a case, person or CVE"
          placeholder="Filter cases"
        />
      }
      leave={
        <Button variant="quiet" size="small">
          Sign out
        </Button>
      }
      banner={
        <Banner tone="internal">You see the desk as Noor Haddad, developer. Nothing can be changed.</Banner>
      }
    >
      <PageHead
        size="desk"
        title="All open"
        lead="18 cases, 3 overdue"
        actions={
          <>
            <Segments
              label="Layout"
              tabs={[
                { href: "/gallery/board", label: "Table", icon: "menu", current: true },
                { href: "?layout=queues", label: "Queues", icon: "queues" },
                { href: "?layout=states", label: "States", icon: "columns" },
              ]}
            />
            <ButtonLink href="/gallery" size="small">
              New case
            </ButtonLink>
          </>
        }
      />
      <Table caption="Open cases, sorted by next promise, most overdue first">
        <thead>
          <tr>
            <Th>Case</Th>
            <Th>Title, and why it is here</Th>
            <Th>Severity</Th>
            <Th>State</Th>
            <Th>Assignee</Th>
            <Th sort={{ href: "?sort=-promise", direction: "ascending" }}>Next promise</Th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <Th scope="row">
              <PlainLink href="/gallery/case">
                <Mono>EX-2026-0049</Mono>
              </PlainLink>
            </Th>
            <Td>
              Deserialisation of cached job arguments
              <span className="block text-13 text-muted">No fix decision for branch 2.8</span>
            </Td>
            <Td>
              <SeverityChip severity="high" score={8.1} />
            </Td>
            <Td>
              <StateTicks position={3} word="Fixing" />
            </Td>
            <Td>
              <Who name="Jonas Lind" short="Jonas" />
            </Td>
            <Td>
              <ClockChip tone="late" words="1 d overdue" />
            </Td>
          </tr>
        </tbody>
      </Table>
      <Pagination words="1–1 of 18" next="?after=1" />
    </DeskFrame>
  );
}
