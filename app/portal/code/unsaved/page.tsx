import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PortalFrame } from "@/components/frame/PortalFrame";
import { UnsavedCode } from "@/components/portal/NewCode";
import { PageHead } from "@/components/ui/PageHead";
import { newCode } from "../new-code";

export const metadata: Metadata = { title: "A new code is not saved" };

export default async function UnsavedPage() {
  const made = await newCode();
  if (!made) redirect("/track");
  const { organisation, policyNumber, reference, shownUntil } = made;
  return (
    <PortalFrame organisation={organisation} links={[{ href: `/policy/${policyNumber}`, label: "Policy" }]}>
      <PageHead title="A new code is not saved" />
      <UnsavedCode reference={reference} shownUntil={shownUntil} />
    </PortalFrame>
  );
}
