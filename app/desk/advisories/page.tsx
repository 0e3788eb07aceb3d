import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/EmptyState";
import { Mono } from "@/components/ui/Mono";
import { PageHead } from "@/components/ui/PageHead";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import { SeverityChip } from "@/components/ui/SeverityChip";
import { AS, StackedTable, StackLabel, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import type { AdvisoryState } from "@/lib/domain/advisory/states";
import { STATE_WORDS } from "@/lib/domain/case/words";
import { type DeskAdvisory, deskAdvisories } from "@/lib/queries/desk-advisories";
import { requireStaff } from "@/lib/server/require-staff";

export const metadata: Metadata = { title: "Advisories" };

const WORDS: Record<AdvisoryState, string> = {
  draft: "Draft",
  approved: "Approved",
  published: "Published",
  withdrawn: "Withdrawn",
};

export default async function DeskAdvisoriesPage() {
  const { actor } = await requireStaff("case.read", "/desk/advisories");
  const all = await deskAdvisories(actor);
  const open = all.filter(({ publishedAt }) => publishedAt === null);
  const out = all.filter(({ publishedAt }) => publishedAt !== null);
  return (
    <>
      <PageHead size="desk" title="Advisories" lead="Drafted when a report is accepted." />
      <Section title="Not public">
        <Rows rows={open} empty="No advisory is being written." />
      </Section>
      <Section title="Public">
        <Rows rows={out} empty="No advisory has been published yet." />
      </Section>
    </>
  );
}

function Rows({ rows, empty }: { rows: DeskAdvisory[]; empty: string }) {
  if (rows.length === 0) return <EmptyState>{empty}</EmptyState>;
  return (
    <StackedTable
      caption="Advisories, last changed first"
      className="md:min-w-[46rem]"
      heads={
        <>
          <Th>Case</Th>
          <Th>Severity</Th>
          <Th>Title</Th>
          <Th>Text</Th>
          <Th>Case is</Th>
          <Th>Changed</Th>
        </>
      }
    >
      {rows.map(({ reference, title, state, caseState, severity, updatedAt, publishedAt }) => (
        <tr key={reference} {...AS.row}>
          <Td className="stack-first">
            <Mono>{reference}</Mono>
          </Td>
          <Td className="stack-corner">
            <SeverityChip severity={severity} />
          </Td>
          <Th scope="row">
            <PlainLink href={`/desk/cases/${reference}/advisory`}>
              <span dir="auto">{title}</span>
            </PlainLink>
          </Th>
          <Td>
            <StackLabel>Text:</StackLabel>
            {publishedAt !== null && state === "draft" ? "Revision in work" : WORDS[state]}
          </Td>
          <Td className="stack-last">
            <StackLabel>Case is:</StackLabel>
            {STATE_WORDS[caseState].desk}
          </Td>
          <Td className="stack-end">
            <Time at={updatedAt} style="date" />
          </Td>
        </tr>
      ))}
    </StackedTable>
  );
}
