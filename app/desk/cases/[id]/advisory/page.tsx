import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { editingOn, mayOn } from "@/app/desk/cases/[id]/editing";
import { caseTabs } from "@/app/desk/cases/[id]/head";
import { CaseSideHead } from "@/components/desk/CaseSideHead";
import { LockedNote } from "@/components/desk/LockedNote";
import { Banner } from "@/components/ui/Banner";
import { EmptyState } from "@/components/ui/EmptyState";
import { PlainLink } from "@/components/ui/PlainLink";
import type { Action } from "@/lib/domain/access/policy";
import { lookUp } from "@/lib/domain/look-up";
import { advisoryPage } from "@/lib/queries/desk-advisories";
import { answersForm } from "@/lib/server/request-facts";
import { requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";
import { Body } from "./Body";
import { Credits } from "./Credits";
import { Publication } from "./Publication";
import { StandingStrip } from "./StandingStrip";
import { standingOf } from "./standing";
import { Turn } from "./Turn";
import type { ActProps } from "./ways";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ saved?: string | string[] }>;
};

const SAVED: Record<string, string> = {
  text: "Saved.",
  "text-unapproved": "Saved. It was approved before, and has to be approved again.",
  "text-behind": "Saved. The public page stays as it is until a revision is approved and published.",
  refreshed: "Taken from the case again.",
  approved: "Approved.",
  scheduled: "Scheduled. It is public once it is published.",
  published: "Published. The page, its data and the thanks are public now.",
  withdrawn: "Withdrawn. The page says so, and whoever reported it is told.",
  offered: "Credit offered. The reporter sees it in their portal.",
  agreed: "You agreed to the name.",
  "credit-withdrawn": "Credit withdrawn. The name is gone from every page.",
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Advisory ${(await params).id}` };
}

export default async function AdvisoryEditorPage({ params, searchParams }: Props) {
  const { id: reference } = await params;
  const { saved } = await searchParams;
  const here = `/desk/cases/${reference}/advisory`;
  const { actor } = await requireStaff("case.read", here);
  const page = await advisoryPage(actor, reference);
  if (!page) notFound();
  const { head, advisory, access } = page;
  const now = currentTime();
  const asked = { actor, sent: await answersForm(), now };
  const { lock } = editingOn({ ...head, access }, asked, "advisory.edit", "advisory");
  // What locks the text locks its approval with it.
  const may = (action: Action) =>
    action === "advisory.edit" || action === "advisory.approve"
      ? editingOn({ ...head, access }, asked, action, "advisory").open
      : mayOn(access, actor, action, now);
  const note = lookUp(SAVED, saved);
  return (
    <>
      <CaseSideHead {...head} tab="advisory" tabs={caseTabs(actor)} />
      {note ? (
        <Banner tone="ok" live>
          {note}
        </Banner>
      ) : null}
      <LockedNote words={advisory === null ? null : lock} />
      {advisory === null ? (
        <div className="mt-5">
          <EmptyState action={<PlainLink href={`/desk/cases/${reference}`}>To the case</PlainLink>}>
            The advisory is drafted when the report is accepted.
          </EmptyState>
        </div>
      ) : (
        <Written {...{ page, advisory, may }} actorId={actor.personId} />
      )}
    </>
  );
}

/** Where the text stands and whose turn it is, the text itself, and what else can be done about it. */
function Written(props: ActProps) {
  const { page, advisory, actorId, may } = props;
  const standing = standingOf(page, advisory, actorId, currentTime());
  return (
    <div className="group/advisory">
      <div className="mt-4">
        <StandingStrip page={page} advisory={advisory} standing={standing} />
        <Turn {...props} standing={standing} />
      </div>
      <Body {...props} standing={standing} />
      <div className="mt-10 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 md:grid-cols-2">
        <div>
          <Publication {...props} act={standing.act} />
        </div>
        <div>
          <Credits caseId={page.head.id} page="advisory" {...page.credits} may={may} />
        </div>
      </div>
    </div>
  );
}
