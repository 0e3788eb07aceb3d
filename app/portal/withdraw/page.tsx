import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { withdraw } from "@/app/portal/actions";
import { ownCase } from "@/app/portal/own-case";
import { PortalPage } from "@/app/portal/PortalPage";
import { ConfirmForm } from "@/components/portal/ConfirmForm";
import { BackLink } from "@/components/ui/BackLink";
import { PageHead } from "@/components/ui/PageHead";

export const metadata: Metadata = { title: "Withdraw this report" };

export default async function Withdraw() {
  const { found } = await ownCase();
  if (!found.mayWithdraw) redirect("/portal");
  return (
    <PortalPage organisation={found.organisation} policyNumber={found.policy.number}>
      <div className="pt-4">
        <BackLink href="/portal">Your case</BackLink>
      </div>
      <PageHead title="Withdraw this report?" />
      <div className="max-w-measure">
        <p>
          The team stops working on it and the case is closed as withdrawn. What you sent is kept, and you can
          still read it here. If you change your mind you can reopen the case once.
        </p>
        <ConfirmForm action={withdraw} caseId={found.caseId} submit="Withdraw the report" back="/portal" />
      </div>
    </PortalPage>
  );
}
