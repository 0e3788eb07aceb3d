import type { Metadata } from "next";
import { requireInstance } from "@/app/(public)/instance";
import { ThanksYears } from "@/components/thanks/ThanksYears";
import { EmptyState } from "@/components/ui/EmptyState";
import { PageHead } from "@/components/ui/PageHead";
import { PlainLink } from "@/components/ui/PlainLink";
import { shownYears } from "@/lib/domain/credit/hall";
import { hallOfFame } from "@/lib/queries/thanks";

export async function generateMetadata(): Promise<Metadata> {
  const { organisation } = await requireInstance();
  return {
    title: `Thanks – ${organisation} Security`,
    alternates: { types: { "application/json": "/thanks.json" } },
  };
}

export default async function ThanksPage() {
  const { organisation } = await requireInstance();
  const { entries, years, more } = await hallOfFame();
  return (
    <>
      <PageHead
        title="Thanks"
        lead={`These people found problems in ${organisation}, told us in private and waited for the fix. They are listed by date, not ranked.`}
      />
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-14" data-print="no">
        <PlainLink href="/thanks.json">JSON</PlainLink>
        <PlainLink href="/track?for=name">Change or remove my name</PlainLink>
      </p>
      {entries.length === 0 ? (
        <EmptyState action={<PlainLink href="/report">Report a problem</PlainLink>}>
          Nobody is listed yet. Whoever reports a problem is asked whether and how they want to be named.
        </EmptyState>
      ) : (
        <ThanksYears years={shownYears(entries, !more)} />
      )}
      {more ? (
        <p className="mt-6 flex flex-wrap gap-x-4 border-t border-text pt-3 text-14">
          <span className="text-muted">All of a year:</span>
          {years.map((year) => (
            <PlainLink key={year} href={`/thanks/${year}`}>
              {year}
            </PlainLink>
          ))}
        </p>
      ) : null}
    </>
  );
}
