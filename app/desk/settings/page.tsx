import type { Metadata } from "next";
import { PageHead } from "@/components/ui/PageHead";
import { PlainLink } from "@/components/ui/PlainLink";
import { LineRow } from "@/components/ui/Section";
import { requireStaff } from "@/lib/server/require-staff";

export const metadata: Metadata = { title: "Settings" };

export default async function Settings() {
  await requireStaff("settings.manage", "/desk/settings");
  return (
    <>
      <PageHead size="desk" title="Settings" />
      <LineRow label={<PlainLink href="/desk/settings/products">Products and supported branches</PlainLink>}>
        <span className="text-muted">what the report form offers, and where fixes are owed</span>
      </LineRow>
      <LineRow label={<PlainLink href="/desk/labels">Labels</PlainLink>}>
        <span className="text-muted">the team’s own words for its cases</span>
      </LineRow>
      <LineRow label={<PlainLink href="/desk/people">People</PlainLink>}>
        <span className="text-muted">who works here, in which roles</span>
      </LineRow>
    </>
  );
}
