import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { editingOn, mayOn } from "@/app/desk/cases/[id]/editing";
import { caseTabs } from "@/app/desk/cases/[id]/head";
import { shownAdvisory } from "@/app/shown-advisory";
import { AdvisoryArticle } from "@/components/advisory/AdvisoryArticle";
import { AdvisoryForm } from "@/components/advisory/AdvisoryForm";
import { CaseSideHead } from "@/components/desk/CaseSideHead";
import { LockedNote } from "@/components/desk/LockedNote";
import { Banner } from "@/components/ui/Banner";
import { Actions, Button } from "@/components/ui/Button";
import { type CheckItem, Checklist } from "@/components/ui/Checklist";
import { EmptyState } from "@/components/ui/EmptyState";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section, TwoColumns } from "@/components/ui/Section";
import type { Action } from "@/lib/domain/access/policy";
import { publishBlockers, rangeNotes } from "@/lib/domain/advisory/content";
import { previewOf } from "@/lib/domain/advisory/preview";
import type { AdvisoryState } from "@/lib/domain/advisory/states";
import { lookUp } from "@/lib/domain/look-up";
import { type AdvisoryPage, advisoryPage, type WrittenAdvisory } from "@/lib/queries/desk-advisories";
import { answersForm } from "@/lib/server/request-facts";
import { requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";
import { write } from "./actions";
import { Credits } from "./Credits";
import { Publication } from "./Publication";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ saved?: string | string[] }>;
};

const EDITOR = "advisory-text";

const SAVED: Record<string, string> = {
  text: "Saved.",
  "text-unapproved": "Saved. It was approved before, and has to be approved again.",
  "text-behind": "Saved. The public page stays as it is until a revision is approved and published.",
  refreshed: "Taken from the case again.",
  approved: "Approved.",
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
        <div className="mt-4">
          <TwoColumns
            label="Publication"
            aside={<Side page={page} advisory={advisory} actorId={actor.personId} may={may} />}
          >
            {may("advisory.edit") ? (
              <AdvisoryForm
                id={EDITOR}
                action={write}
                hidden={{ caseId: head.id, seen: String(advisory.version) }}
                text={advisory.content}
                products={page.products}
              />
            ) : (
              <div className="[&_.side-by-side]:grid-cols-1!">
                <Written page={page} advisory={advisory} />
              </div>
            )}
          </TwoColumns>
        </div>
      )}
    </>
  );
}

/** For those who do not edit it: what the public reads, or would read now. */
async function Written({ page, advisory }: { page: AdvisoryPage; advisory: WrittenAdvisory }) {
  const { content, ...revision } = advisory.preview;
  const shown = { ...previewOf({ ...advisory, credits: page.credits.credits }, content), ...revision };
  return <AdvisoryArticle {...(await shownAdvisory(shown))} within />;
}

type SideProps = {
  page: AdvisoryPage;
  advisory: WrittenAdvisory;
  actorId: string;
  may: (action: Action) => boolean;
};

function Side({ page, advisory, actorId, may }: SideProps) {
  const { head } = page;
  return (
    <>
      <Section title="Problems" size="small">
        <Problems advisory={advisory} />
        {may("advisory.edit") ? (
          <Actions className="mt-2">
            <Button form={EDITOR} name="then" value="refresh" variant="quiet">
              Refresh from case
            </Button>
            <PlainLink href={`/desk/cases/${head.reference}/score`}>Score the case</PlainLink>
          </Actions>
        ) : null}
      </Section>
      <Publication page={page} advisory={advisory} actorId={actorId} may={may} />
      <Credits caseId={head.id} page="advisory" {...page.credits} may={may} />
    </>
  );
}

const NO_PROBLEM: Record<AdvisoryState, string> = {
  draft: "The text can be approved.",
  approved: "The text is approved.",
  published: "The text is public as it stands.",
  withdrawn: "The text is public, and says that it was withdrawn.",
};

function Problems({ advisory }: { advisory: WrittenAdvisory }) {
  const blockers = publishBlockers(advisory.content);
  const items: CheckItem[] = [
    ...blockers.map(({ field, message }) => ({
      key: `${field} ${message}`,
      done: false,
      words: field === "severity" ? message : <a href={`#${field}`}>{message}</a>,
    })),
    ...rangeNotes(advisory.content).map((words) => ({
      key: words,
      done: false,
      words: <a href="#affected">{words}</a>,
    })),
    ...advisory.outdated.map(({ fact, words }) => ({
      key: fact,
      done: false,
      words: `${words} Refresh from the case.`,
    })),
  ];
  if (items.length === 0) return <p className="text-muted">None. {NO_PROBLEM[advisory.state]}</p>;
  return <Checklist items={items} />;
}
