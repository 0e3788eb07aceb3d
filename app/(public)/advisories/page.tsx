import type { Metadata } from "next";
import { requireInstance } from "@/app/(public)/instance";
import { AdvisoryFilterForm } from "@/components/advisory/AdvisoryFilterForm";
import { AdvisoryLines } from "@/components/advisory/AdvisoryLines";
import { EmptyState } from "@/components/ui/EmptyState";
import { PageHead } from "@/components/ui/PageHead";
import { Pagination } from "@/components/ui/Pagination";
import { PlainLink } from "@/components/ui/PlainLink";
import { advisoryFilterSchema, advisorySearch } from "@/lib/domain/advisory/filter";
import { publicAdvisories } from "@/lib/queries/advisories";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const { organisation } = await requireInstance();
  return {
    title: `Advisories – ${organisation} Security`,
    alternates: { types: { "application/json": "/advisories.json" } },
  };
}

export default async function AdvisoriesPage({ searchParams }: Props) {
  const filter = advisoryFilterSchema.parse(await searchParams);
  const { organisation } = await requireInstance();
  const { lines, next, products } = await publicAdvisories(filter);
  const filtered = filter.severity !== undefined || filter.product !== undefined;
  return (
    <>
      <PageHead
        title="Advisories"
        lead={`What was wrong in ${organisation}, which versions are affected and what to do about it.`}
      />
      <AdvisoryFilterForm filter={filter} products={products} />
      {lines.length === 0 ? (
        <EmptyState
          action={filtered ? <PlainLink href="/advisories">Show all advisories</PlainLink> : undefined}
        >
          {filtered ? "No advisory fits this filter." : "No advisory has been published yet."}
        </EmptyState>
      ) : (
        <AdvisoryLines lines={lines} />
      )}
      {next || filter.before ? (
        <Pagination
          words="Newest first"
          previous={filter.before ? `/advisories${advisorySearch({ ...filter, before: undefined })}` : null}
          next={next ? `/advisories${advisorySearch({ ...filter, before: next })}` : null}
        />
      ) : null}
      <p className="mt-6 text-14" data-print="no">
        <PlainLink href={`/advisories.json${advisorySearch(filter)}`}>This list as JSON</PlainLink>
      </p>
    </>
  );
}
