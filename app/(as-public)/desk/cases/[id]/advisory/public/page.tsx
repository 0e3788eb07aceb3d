import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireInstance } from "@/app/(public)/instance";
import { savedPreview } from "@/app/desk/cases/[id]/advisory/saved-preview";
import { AdvisoryArticle } from "@/components/advisory/AdvisoryArticle";
import { PublicFrame } from "@/components/frame/PublicFrame";
import { Banner } from "@/components/ui/Banner";
import { PlainLink } from "@/components/ui/PlainLink";
import { isOut } from "@/lib/domain/advisory/path";
import { advisoryPage } from "@/lib/queries/desk-advisories";
import { requireStaff } from "@/lib/server/require-staff";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Advisory ${(await params).id} as the public would read it – Breakwater` };
}

/** The whole public page of a text that is saved and may not be public yet, for the team alone. */
export default async function AsPublicPage({ params }: Props) {
  const { id: reference } = await params;
  const editor = `/desk/cases/${reference}/advisory`;
  const { actor } = await requireStaff("case.read", `${editor}/public`);
  const page = await advisoryPage(actor, reference);
  if (!page?.advisory) notFound();
  const { organisation } = await requireInstance();
  const { advisory } = page;
  return (
    <PublicFrame organisation={organisation}>
      <div className="pt-4">
        <Banner tone="internal" actions={<PlainLink href={editor}>Back to the editor</PlainLink>}>
          {isOut(advisory.state)
            ? "This text is public."
            : "Only the team sees this page: the text as it was saved, the way the public would read it."}
        </Banner>
      </div>
      <AdvisoryArticle {...(await savedPreview(page, advisory))} />
    </PublicFrame>
  );
}
