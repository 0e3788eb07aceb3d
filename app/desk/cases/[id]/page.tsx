import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseComposer } from "@/components/desk/CaseComposer";
import { CaseHead } from "@/components/desk/CaseHead";
import { CaseThread } from "@/components/desk/CaseThread";
import { FixPanel } from "@/components/desk/FixPanel";
import { MovePanel } from "@/components/desk/MovePanel";
import { fixFields, type Move } from "@/components/desk/move-forms";
import { ReplyPicker } from "@/components/desk/ReplyPicker";
import { Banner } from "@/components/ui/Banner";
import { PlainLink } from "@/components/ui/PlainLink";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { CaseState } from "@/lib/domain/case/states";
import { STATE_WORDS } from "@/lib/domain/case/words";
import type { FormAction } from "@/lib/domain/form-state";
import { type CasePage, casePage } from "@/lib/queries/case-page";
import { requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";
import * as actions from "./actions";
import { CaseAside } from "./CaseAside";
import { shownTimeline } from "./shown-timeline";
import {
  audiencesOf,
  caseTabs,
  chosenMove,
  headFacts,
  mayOn,
  moveContext,
  offeredMoves,
  readyReplies,
} from "./view";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ move?: string; moved?: string; edit?: string; reply?: string; write?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).id };
}

const MOVE_ACTIONS: Record<Move, FormAction> = {
  acknowledge: actions.acknowledge,
  ask: actions.ask,
  accept: actions.accept,
  reject: actions.reject,
  plan: actions.plan,
  fix_ready: actions.fixReady,
  rework: actions.rework,
  schedule: actions.schedule,
  unschedule: actions.unschedule,
  close: actions.close,
  withhold: actions.withhold,
  reopen: actions.reopen,
};

export default async function Case({ params, searchParams }: Props) {
  const { id } = await params;
  const { move, moved, edit, reply: asked, write } = await searchParams;
  const here = `/desk/cases/${id}`;
  const { actor } = await requireStaff("case.read", here);
  const now = currentTime();
  const page = await casePage(actor, id, now);
  if (page === null) notFound();
  const may = (action: Parameters<typeof mayOn>[2]) => mayOn(page, actor, action, now);
  const moves = offeredMoves(page, actor, now);
  const chosen = chosenMove(moves, move);
  const replies = may("case.message") ? readyReplies(page) : [];
  const editReplies = may("reply.manage") ? "/desk/settings/replies" : null;
  const reply = replies.find(({ id: one }) => one === asked);
  const written = write === "yes" ? reply : undefined;
  const context = moveContext(page, actor, written ? "" : reply?.text);
  const timeline = await shownTimeline(page.timeline);
  const audiences = audiencesOf(page, may("case.message"));
  const reader = page.reporters[0]?.name ?? "the reporter";
  const readers = page.restricted
    ? page.participants.filter(({ personId }) => personId !== null).length
    : page.team.length;
  return (
    <>
      <CaseHead facts={headFacts(page)} tab="timeline" tabs={caseTabs(actor)} />
      <Notices page={page} moved={moved} actor={actor} />
      <div className="mt-5 grid gap-x-10 gap-y-8 md:grid-cols-[minmax(0,1fr)_21.5rem]">
        <div className="min-w-0">
          <MovePanel
            here={here}
            state={page.state}
            hidden={{ caseId: page.id, version: String(page.version) }}
            moves={moves}
            chosen={chosen}
            context={context}
            action={chosen && MOVE_ACTIONS[chosen.move]}
            replies={replies}
            reply={written ? undefined : reply?.id}
            editReplies={editReplies}
          />
          <h2 className="sr-only">Timeline</h2>
          <div className="mt-6">
            <CaseThread items={timeline} readers={{ reporter: reader, team: readers }} />
          </div>
          {may("case.note") ? (
            <>
              {page.facts.hasReporter && replies.length === 0 && editReplies ? (
                <p className="mt-3 text-13">
                  <PlainLink href={editReplies}>Add canned replies</PlainLink>
                </p>
              ) : null}
              {page.facts.hasReporter ? (
                <ReplyPicker
                  key={written?.id}
                  id="write"
                  replies={replies}
                  target="body"
                  chosen={written?.id}
                  place={{ write: "yes" }}
                  editHref={editReplies}
                />
              ) : null}
              <CaseComposer
                key={written?.id}
                to={`${here}/reply`}
                audiences={audiences}
                text={written?.text}
                audience={written ? "reporter" : undefined}
              />
            </>
          ) : null}
          {showsFix(page) ? (
            <FixPanel
              caseId={page.id}
              version={page.version}
              fix={page.fix}
              fields={fixFields(moveContext(page, actor))}
              branches={page.branches}
              actions={may("case.fix") ? { record: actions.fix, decide: actions.decide } : null}
            />
          ) : null}
        </div>
        <CaseAside page={page} actor={actor} moves={moves} here={here} now={now} editing={edit === "facts"} />
      </div>
    </>
  );
}

function Notices({ page, moved, actor }: { page: CasePage; moved?: string; actor: PersonActor }) {
  const state = Object.entries(STATE_WORDS).find(([name]) => name === moved)?.[1].desk;
  return (
    <>
      {moved === "marked" ? (
        <Banner tone="warn" live>
          Marked as spam. The case closes when a second person agrees.
        </Banner>
      ) : state && moved === page.state ? (
        <Banner tone="ok" live>
          Done: the case is now “{state}”.
        </Banner>
      ) : null}
      {page.spamMarkedBy && moved !== "marked" && page.state !== "closed" ? (
        <Banner tone="warn">
          {page.spamMarkedBy === actor.personId
            ? "You marked this as spam. Somebody else has to agree by rejecting it as spam too."
            : "A colleague marked this as spam. If you agree, reject it as spam; it closes without a word."}
        </Banner>
      ) : null}
      {page.held ? <Banner tone="warn">Held: this report arrived in a flood of reports.</Banner> : null}
    </>
  );
}

const FIXING: ReadonlySet<CaseState> = new Set([
  "accepted",
  "remediating",
  "fix_ready",
  "scheduled",
  "published",
]);

function showsFix(page: CasePage): boolean {
  return FIXING.has(page.state) || page.fix.reference !== "" || page.fix.mitigation !== "";
}
