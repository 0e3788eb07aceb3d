import type { Metadata } from "next";
import { AuditTable } from "@/components/desk/AuditTable";
import { PageHead } from "@/components/ui/PageHead";
import { Pagination } from "@/components/ui/Pagination";
import { auditLog } from "@/lib/queries/audit-log";
import { requireStaff } from "@/lib/server/require-staff";

export const metadata: Metadata = { title: "Audit" };

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export default async function AuditPage({ searchParams }: Props) {
  const { actor } = await requireStaff("audit.read", "/desk/audit");
  const { before } = await searchParams;
  const { rows, names, next } = await auditLog(actor, typeof before === "string" ? before : null);
  return (
    <>
      <PageHead
        size="desk"
        title="Audit"
        lead="Sign-ins, people, roles, keys and settings. What was done to a case stands on its own audit page."
      />
      <AuditTable caption="Acts, newest first" rows={rows} names={names} />
      <Pagination
        words={`${rows.length} shown`}
        previous={before ? "/desk/audit" : undefined}
        next={next ? `/desk/audit?before=${encodeURIComponent(next)}` : undefined}
      />
    </>
  );
}
