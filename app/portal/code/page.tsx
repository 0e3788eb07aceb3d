import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ownCase } from "@/app/portal/own-case";
import { PortalPage } from "@/app/portal/PortalPage";
import { NewCode, RenewCode } from "@/components/portal/NewCode";
import { BackLink } from "@/components/ui/BackLink";
import { PageHead } from "@/components/ui/PageHead";
import { daySecret } from "@/lib/server/day-secret";
import { renewal } from "@/lib/server/who";
import { newCode } from "./new-code";

export const metadata: Metadata = { title: "A new code" };

export default async function CodePage() {
  const made = await newCode();
  if (made)
    return (
      <PortalPage {...made}>
        {made.isOfOther ? (
          <PageHead
            title="Save this new code first"
            lead={`It opens ${made.reference}, and nobody said that it is saved. The case that you opened here is another one; its code was not replaced.`}
          />
        ) : (
          <PageHead title="Your new code" lead="The old one opens nothing any more." />
        )}
        <NewCode {...made} />
      </PortalPage>
    );
  const { found } = await ownCase();
  // Without a secret, or with one that made its code before, there is nothing to make a code from: the portal has the button.
  if ((await daySecret("renewal")) === null || (await renewal())) redirect("/portal#code");
  return (
    <PortalPage organisation={found.organisation} policyNumber={found.policy.number}>
      <div className="pt-4">
        <BackLink href="/portal">Your case</BackLink>
      </div>
      <PageHead title="Replace your code?" />
      <RenewCode getsMail={found.me.mail === "comes"} />
    </PortalPage>
  );
}
