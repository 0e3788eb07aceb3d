import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { requireInstance } from "@/app/(public)/instance";
import { shownAdvisory } from "@/app/shown-advisory";
import { AdvisoryArticle } from "@/components/advisory/AdvisoryArticle";
import { publicAdvisory } from "@/lib/queries/advisories";

type Props = { params: Promise<{ id: string }> };

const find = cache(publicAdvisory);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const advisory = await find(id);
  if (!advisory) return {};
  const { organisation } = await requireInstance();
  return {
    title: `${advisory.publicId} ${advisory.content.title} – ${organisation} Security`,
    description: advisory.content.summary,
    alternates: { types: { "application/json": `/advisories/${advisory.publicId}.json` } },
    ...(advisory.withdrawnAt ? { robots: { index: false } } : {}),
  };
}

export default async function AdvisoryPage({ params }: Props) {
  const { id } = await params;
  const advisory = await find(id);
  if (!advisory) notFound();
  return <AdvisoryArticle {...(await shownAdvisory(advisory))} />;
}
