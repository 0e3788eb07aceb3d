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
      <LineRow label={<PlainLink href="/desk/settings/playbooks">Playbooks</PlainLink>}>
        <span className="text-muted">what the team does in each state of a case</span>
      </LineRow>
      <LineRow label={<PlainLink href="/desk/settings/replies">Canned replies</PlainLink>}>
        <span className="text-muted">texts to start an answer from</span>
      </LineRow>
      <LineRow label={<PlainLink href="/desk/settings/search">Word search</PlainLink>}>
        <span className="text-muted">the keyed index of words, on or off</span>
      </LineRow>
      <LineRow label={<PlainLink href="/desk/people">People</PlainLink>}>
        <span className="text-muted">who works here, in which roles</span>
      </LineRow>
    </>
  );
}
