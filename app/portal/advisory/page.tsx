import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ownCase } from "@/app/portal/own-case";
import { PortalPage } from "@/app/portal/PortalPage";
import { shownAdvisory } from "@/app/shown-advisory";
import { AdvisoryArticle } from "@/components/advisory/AdvisoryArticle";
import { BackLink } from "@/components/ui/BackLink";
import { Banner } from "@/components/ui/Banner";
import { advisoryPreview } from "@/lib/queries/portal-advisory";

export const metadata: Metadata = { title: "Advisory before publication" };

export default async function AdvisoryPreview() {
  const { actor, found } = await ownCase();
  const preview = await advisoryPreview(actor);
  if (!preview) redirect("/portal");
  const shown = await shownAdvisory(preview);
  return (
    <PortalPage organisation={found.organisation} policyNumber={found.policy.number}>
      <div className="py-4">
        <BackLink href="/portal">Your case</BackLink>
      </div>
      <Banner>
        <b>Not public yet.</b> This is how the advisory will read. Please tell nobody before it is out; if
        something is wrong, write to the team.
      </Banner>
      <AdvisoryArticle {...shown} />
    </PortalPage>
  );
}
