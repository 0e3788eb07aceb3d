import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { instanceOnce } from "@/app/(public)/instance";
import { PortalFrame } from "@/components/frame/PortalFrame";
import { PublicFrame } from "@/components/frame/PublicFrame";
import { ContactSections } from "@/components/policy/ContactSections";
import { LineRow, TwoColumns } from "@/components/ui/Section";
import { SIDES, type Side } from "@/lib/domain/nowhere";
import { SLOT_ID } from "@/lib/server/front/plain-page";

type Props = { params: Promise<{ side: string }> };

const LINKS: Record<Exclude<Side, "public">, { href: string; label: string }[]> = {
  portal: [
    { href: "/portal", label: "Your case" },
    { href: "/track", label: "Track a report" },
  ],
  desk: [
    { href: "/desk/board", label: "Board" },
    { href: "/desk/advisories", label: "Advisories" },
    { href: "/desk/account", label: "Your account" },
  ],
};

async function findSide(params: Props["params"]): Promise<Side> {
  const { side } = await params;
  return SIDES.find((one) => one === side) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const side = await findSide(params);
  const organisation = (await instanceOnce())?.organisation ?? "Breakwater";
  return {
    title: `${organisation} ${side === "desk" ? "Security desk" : "Security"}`,
    robots: { index: false },
  };
}

/** What an answer that no component renders is put into (lib/server/front/frame.ts). Nobody is known here. */
export default async function FramePage({ params }: Props) {
  const side = await findSide(params);
  const instance = await instanceOnce();
  const organisation = instance?.organisation ?? "Breakwater";
  const footer = [
    ...(instance
      ? [{ href: `/policy/${instance.policy.number}`, label: `Policy version ${instance.policy.number}` }]
      : []),
    { href: "/.well-known/security.txt", label: "security.txt" },
    { href: "/sign-in", label: "Team" },
  ];
  if (side === "desk")
    return (
      <PortalFrame organisation={organisation} links={LINKS.desk} footer={footer}>
        <div className="pt-9">
          <div id={SLOT_ID} />
        </div>
      </PortalFrame>
    );
  const content = (
    <div className="pt-9">
      <TwoColumns
        label="Contacts"
        aside={
          <ContactSections policy={instance?.policy.data ?? { contact: null, contacts: [] }}>
            <LineRow label="security.txt">
              <a href="/.well-known/security.txt">view</a>
            </LineRow>
          </ContactSections>
        }
      >
        <div id={SLOT_ID} />
      </TwoColumns>
    </div>
  );
  return side === "portal" ? (
    <PortalFrame organisation={organisation} links={LINKS.portal} footer={footer}>
      {content}
    </PortalFrame>
  ) : (
    <PublicFrame organisation={organisation} footer={footer}>
      {content}
    </PublicFrame>
  );
}
