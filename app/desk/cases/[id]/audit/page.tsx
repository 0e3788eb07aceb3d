import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { caseTabs } from "@/app/desk/cases/[id]/head";
import { AuditTable } from "@/components/desk/AuditTable";
import { CaseSideHead } from "@/components/desk/CaseSideHead";
import { Banner } from "@/components/ui/Banner";
import { EmptyState } from "@/components/ui/EmptyState";
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
        <AuditTable
          caption={`${audit.rows.length} acts on this case, oldest first`}
          rows={audit.rows}
          names={audit.names}
        />
      )}
    </>
  );
}
