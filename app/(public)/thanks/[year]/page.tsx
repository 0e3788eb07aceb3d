import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireInstance } from "@/app/(public)/instance";
import { ThanksYears } from "@/components/thanks/ThanksYears";
import { PageHead } from "@/components/ui/PageHead";
import { PlainLink } from "@/components/ui/PlainLink";
import { shownYears } from "@/lib/domain/credit/hall";
import { hallOfFame } from "@/lib/queries/thanks";

type Props = { params: Promise<{ year: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await requireInstance();
  const { year } = await params;
  return { title: `Thanks ${/^\d{4}$/.test(year) ? year : ""} – ${organisation} Security` };
}

export default async function ThanksYearPage({ params }: Props) {
  const { year } = await params;
  if (!/^\d{4}$/.test(year)) notFound();
  const { organisation } = await requireInstance();
  const { entries, more } = await hallOfFame(Number(year));
  if (entries.length === 0) notFound();
  return (
    <>
      <PageHead
        title={`Thanks, ${year}`}
        eyebrow={<PlainLink href="/thanks">All years</PlainLink>}
        lead={`Who found problems in ${organisation} that were settled in ${year}.`}
      />
      <ThanksYears years={shownYears(entries, !more)} />
      <p className="mt-6 text-14" data-print="no">
        <PlainLink href={`/thanks.json?year=${year}`}>This year as JSON</PlainLink>
      </p>
    </>
  );
}
