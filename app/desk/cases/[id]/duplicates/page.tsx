import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Credits } from "@/app/desk/cases/[id]/advisory/Credits";
import { caseTabs } from "@/app/desk/cases/[id]/head";
import { CaseSideHead } from "@/components/desk/CaseSideHead";
import { LikelyDuplicates, reasonField } from "@/components/desk/LikelyDuplicates";
import { Canonical, DuplicateHistory, Duplicates } from "@/components/desk/LinkedDuplicates";
import { PlainForm } from "@/components/form/PlainForm";
import { Banner } from "@/components/ui/Banner";
import { Section, TwoColumns } from "@/components/ui/Section";
import { type Action, can } from "@/lib/domain/access/policy";
import { transitionFor } from "@/lib/domain/case/states";
import { STATE_WORDS } from "@/lib/domain/case/words";
import { SHOWN_FROM } from "@/lib/domain/duplicates/likeness";
import {
  DUPLICATE_REASON,
  DUPLICATE_REASON_EITHER_WAY,
  DUPLICATE_REASON_INTERNAL,
  LATER_SHOWN_WORDS,
  SPLIT_MESSAGE,
} from "@/lib/domain/duplicates/words";
import { lookUp } from "@/lib/domain/look-up";
import { type DuplicatesPage, duplicatesPage } from "@/lib/queries/case-duplicates";
import { requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";
import * as actions from "./actions";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ saved?: string | string[] }>;
};

const SAVED: Record<string, string> = {
  linked: "Linked. The case is closed as a duplicate, and its reporter was told.",
  "linked-closed": "Linked. The case stays closed.",
  split: "Split. The case is open again, and its reporter was told.",
  apart: "Noted. Neither is suggested for the other again.",
  offered: "Credit offered. The reporter sees it in their portal.",
  agreed: "You agreed to the name.",
  "credit-withdrawn": "Credit withdrawn. The name is gone from every page.",
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Duplicates of ${(await params).id}` };
}

export default async function CaseDuplicates({ params, searchParams }: Props) {
  const { id } = await params;
  const { saved } = await searchParams;
  const { actor } = await requireStaff("case.read", `/desk/cases/${id}/duplicates`);
  const page = await duplicatesPage(actor, id);
  if (page === null) notFound();
  const may = (action: Action) => can(actor, action, page.access, currentTime()).allowed;
  const note = lookUp(SAVED, saved);
  return (
    <>
      <CaseSideHead {...page.head} tab="duplicates" tabs={caseTabs(actor)} />
      {note ? (
        <Banner tone="ok" live>
          {note}
        </Banner>
      ) : null}
      <TwoColumns
        label="Links"
        aside={
          <div className="md:mt-10">
            <Side page={page} may={may} />
          </div>
        }
      >
        {page.canonical ? (
          <Canonical
            canonical={page.canonical}
            hidden={hiddenOf(page)}
            message={page.facts.hasReporter ? SPLIT_MESSAGE : null}
            split={may("case.reopen") ? actions.split : null}
          />
        ) : null}
        <Duplicates cases={page.duplicates} firstReported={page.firstReported} />
        {page.canonical ? null : (
          <LikelyDuplicates
            cases={page.likely}
            hidden={hiddenOf(page)}
            reason={reasonOf(page, DUPLICATE_REASON)}
            says={linkingWords(page)}
            link={may("case.reject") && mayLink(page) ? actions.link : null}
            apart={may("case.edit") ? actions.apart : null}
            shownFrom={SHOWN_FROM}
          />
        )}
      </TwoColumns>
    </>
  );
}

type SideProps = { page: DuplicatesPage; may: (action: Action) => boolean };

function Side({ page, may }: SideProps) {
  const { head, outcome } = page;
  const reason = reasonOf(page, DUPLICATE_REASON_EITHER_WAY);
  return (
    <>
      {page.canonical || !may("case.reject") ? null : (
        <Section title="Another case" size="small">
          {mayLink(page) ? (
            <PlainForm
              leaves
              id="link"
              fold={
                reason === null ? "Link with the case it repeats" : "Close as the duplicate of another case"
              }
              says={`${linkingWords(page)} ${LATER_SHOWN_WORDS}`}
              action={actions.link}
              hidden={hiddenOf(page)}
              fields={[
                {
                  name: "duplicateOf",
                  label: "Reference",
                  hint: "Of the case this one repeats. A duplicate leads on to the case it repeats itself.",
                  mono: true,
                },
                ...(reason === null ? [] : [reasonField(reason)]),
              ]}
              submit={reason === null ? "Link as its duplicate" : "Close as its duplicate"}
              variant="secondary"
              size="small"
            />
          ) : (
            <p className="text-muted">
              A case that is “{STATE_WORDS[head.state].desk}” is not closed as a duplicate
              {head.state === "closed" ? "; open it again first." : "."}
            </p>
          )}
        </Section>
      )}
      <DuplicateHistory ended={page.history} apart={page.apart} />
      {outcome === "duplicate" ? (
        <Credits caseId={head.id} page="duplicates" {...page.credits} may={may} />
      ) : null}
    </>
  );
}

const hiddenOf = ({ head }: DuplicatesPage) => ({ caseId: head.id, version: String(head.version) });

// What was closed as a duplicate before it was known of what can be linked afterwards.
const closedBefore = ({ head, outcome }: DuplicatesPage) =>
  head.state === "closed" && outcome === "duplicate";

const mayLink = (page: DuplicatesPage) => transitionFor(page.head, "reject") !== null || closedBefore(page);

function reasonOf(page: DuplicatesPage, toReporter: string): string | null {
  if (closedBefore(page)) return null;
  return page.facts.hasReporter ? toReporter : DUPLICATE_REASON_INTERNAL;
}

function linkingWords(page: DuplicatesPage): string {
  const stands = closedBefore(page) ? "This case stays closed as it is" : "This case is closed";
  if (!page.facts.hasReporter) return `${stands}. Nobody outside the team is told.`;
  return closedBefore(page)
    ? `${stands}, and its reporter is sent nothing now. Their page tells of the earlier report, if there was one, and later of what comes of it.`
    : `${stands}, and its reporter is sent the reason above at once. Taking the two apart later is told to the reporter too.`;
}
