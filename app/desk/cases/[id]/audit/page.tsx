import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { caseTabs } from "@/app/desk/cases/[id]/view";
import { CaseSideHead } from "@/components/desk/CaseSideHead";
import { Banner } from "@/components/ui/Banner";
import { EmptyState } from "@/components/ui/EmptyState";
import { Mono } from "@/components/ui/Mono";
import { Table, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import { caseAudit } from "@/lib/queries/case-audit";
import { requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Audit of ${(await params).id}` };
}

export default async function CaseAudit({ params }: Props) {
  const { id } = await params;
  const { actor } = await requireStaff("audit.read", `/desk/cases/${id}/audit`);
  const audit = await caseAudit(actor, id, currentTime());
  if (audit === null) notFound();
  const broken = audit.rows.find((row) => !row.follows);
  return (
    <>
      <CaseSideHead {...audit.head} tab="audit" tabs={caseTabs(actor)} />
      {broken ? (
        <Banner tone="warn">
          Row {broken.seq} does not follow the row before it: something was altered or removed. Run
          verify-audit.
        </Banner>
      ) : null}
      {audit.rows.length === 0 ? (
        <EmptyState>Nothing has been recorded for this case.</EmptyState>
      ) : (
        <Table caption={`${audit.rows.length} acts on this case, oldest first`} showCaption className="mt-4">
          <thead>
            <tr>
              <Th numeric>No.</Th>
              <Th>When</Th>
              <Th>Who</Th>
              <Th>What</Th>
              <Th>With</Th>
              <Th>Hash</Th>
            </tr>
          </thead>
          <tbody>
            {audit.rows.map((row) => (
              <tr key={row.seq}>
                <Th scope="row" numeric>
                  {row.seq}
                </Th>
                <Td>
                  <Time at={row.at} style="clock" />
                </Td>
                <Td>
                  <bdi>{row.who}</bdi>
                </Td>
                <Td>
                  <Mono>{row.action}</Mono>
                </Td>
                <Td>
                  <Mono wrap>{dataWords(row.data)}</Mono>
                  {row.hasWords ? <span className="text-muted"> and sealed words</span> : null}
                </Td>
                <Td>
                  <Mono>{row.hash.slice(0, 16)}</Mono>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}

function dataWords(data: Readonly<Record<string, unknown>>): string {
  return Object.entries(data)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(", ") : String(value)}`)
    .join("; ");
}
