import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { editingOn, mayOn } from "@/app/desk/cases/[id]/editing";
import { caseTabs } from "@/app/desk/cases/[id]/head";
import { AdvisoryArticle } from "@/components/advisory/AdvisoryArticle";
import { AdvisoryForm } from "@/components/advisory/AdvisoryForm";
import { CaseSideHead } from "@/components/desk/CaseSideHead";
import { LockedNote } from "@/components/desk/LockedNote";
import { PlainForm } from "@/components/form/PlainForm";
import { Banner } from "@/components/ui/Banner";
import { type CheckItem, Checklist } from "@/components/ui/Checklist";
import { EmptyState } from "@/components/ui/EmptyState";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section, TwoColumns } from "@/components/ui/Section";
import { Segments } from "@/components/ui/Tabs";
import type { Action } from "@/lib/domain/access/policy";
import { publishBlockers } from "@/lib/domain/advisory/content";
import { outdatedWords } from "@/lib/domain/advisory/currency";
import type { PublicAdvisory } from "@/lib/domain/advisory/public";
import type { AdvisoryState } from "@/lib/domain/advisory/states";
import { agreedName } from "@/lib/domain/credit/agreement";
import { type AdvisoryPage, advisoryPage, type WrittenAdvisory } from "@/lib/queries/desk-advisories";
import { renderMarkdown } from "@/lib/server/markdown/render";
import { answersForm } from "@/lib/server/request-facts";
import { requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";
import { refreshFromCase, save } from "./actions";
import { Credits } from "./Credits";
import { Publication } from "./Publication";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ view?: string | string[]; saved?: string | string[] }>;
};

const SAVED: Record<string, string> = {
  text: "Saved.",
  "text-unapproved": "Saved. It was approved before, and has to be approved again.",
  "text-behind": "Saved. The public page stays as it is until a revision is approved and published.",
  refreshed: "Taken from the case again.",
  approved: "Approved.",
  published: "Published. The page, its data and the thanks are public now.",
  withdrawn: "Withdrawn. The page says so.",
  offered: "Credit offered. The reporter sees it in their portal.",
  agreed: "You agreed to the name.",
  "credit-withdrawn": "Credit withdrawn. The name is gone from every page.",
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Advisory ${(await params).id}` };
}

export default async function AdvisoryEditorPage({ params, searchParams }: Props) {
  const { id: reference } = await params;
  const { view, saved } = await searchParams;
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
  const note = typeof saved === "string" ? SAVED[saved] : undefined;
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
          {may("advisory.edit") ? (
            <div className="mb-4">
              <Segments
                label="Text or preview"
                tabs={[
                  { href: here, label: "Text", current: view !== "preview" },
                  {
                    href: `${here}?view=preview`,
                    label: "As the public sees it",
                    current: view === "preview",
                  },
                ]}
              />
            </div>
          ) : null}
          {view === "preview" ? (
            <Preview page={page} advisory={advisory} />
          ) : (
            <TwoColumns
              label="Publication"
              aside={<Side page={page} advisory={advisory} actorId={actor.personId} may={may} />}
            >
              {may("advisory.edit") ? (
                <AdvisoryForm
                  action={save}
                  hidden={{ caseId: head.id, seen: String(advisory.version) }}
                  text={advisory.content}
                  products={page.products}
                />
              ) : (
                <div className="[&_.side-by-side]:grid-cols-1!">
                  <Preview page={page} advisory={advisory} />
                </div>
              )}
            </TwoColumns>
          )}
        </div>
      )}
    </>
  );
}

/** The public renderer on the draft, with the names as they would be shown now. */
async function Preview({ page, advisory }: { page: AdvisoryPage; advisory: WrittenAdvisory }) {
  const { content, revision, publishedAt } = advisory.preview;
  const [details, workaround] = await Promise.all([
    renderMarkdown(content.details),
    renderMarkdown(content.workaround),
  ]);
  const shown: PublicAdvisory = {
    publicId: advisory.publicId,
    revision,
    content,
    firstPublishedAt: advisory.publishedAt,
    publishedAt,
    withdrawnAt: advisory.withdrawnAt,
    credits: page.credits.credits.flatMap((credit) => {
      const name = agreedName(credit);
      return name === null ? [] : [{ name, link: credit.link, type: credit.type }];
    }),
  };
  return (
    <AdvisoryArticle advisory={shown} detailsHtml={details.html} workaroundHtml={workaround.html} within />
  );
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
          <PlainForm
            size="small"
            variant="quiet"
            action={refreshFromCase}
            hidden={{ caseId: head.id, seen: String(advisory.version) }}
            submit="Refresh from case"
          >
            <PlainLink href={`/desk/cases/${head.reference}/score`}>Score the case</PlainLink>
          </PlainForm>
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
    ...advisory.outdated.map((fact) => ({
      key: fact,
      done: false,
      words: `${outdatedWords(advisory.content, fact)} Refresh from the case.`,
    })),
  ];
  if (items.length === 0) return <p className="text-muted">None. {NO_PROBLEM[advisory.state]}</p>;
  return <Checklist items={items} />;
}
