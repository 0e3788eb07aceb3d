import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseKeys } from "@/components/desk/board/parts/keys/CaseKeys";
import { CaseComposer } from "@/components/desk/CaseComposer";
import { CaseHead } from "@/components/desk/CaseHead";
import { CaseThread } from "@/components/desk/CaseThread";
import { MovePanel } from "@/components/desk/MovePanel";
import { ReplyPicker } from "@/components/desk/ReplyPicker";
import { PlainLink } from "@/components/ui/PlainLink";
import type { Action } from "@/lib/domain/access/policy";
import type { DeskMove } from "@/lib/domain/case/desk-moves";
import type { CaseEdit } from "@/lib/domain/case/edits";
import { nextMoveWords } from "@/lib/domain/case/next-move-words";
import type { FormAction } from "@/lib/domain/form-state";
import { casePage } from "@/lib/queries/case-page";
import { sendsMail } from "@/lib/server/env";
import { ifRoom } from "@/lib/server/if-room";
import { answersForm } from "@/lib/server/request-facts";
import { requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";
import { markCaseRead } from "@/lib/usecases/cases/read-marks";
import { actFrame } from "./act-frame";
import * as actions from "./actions";
import { audiencesOf, partyWords } from "./audiences";
import { boardBefore } from "./board-before";
import { CaseAside } from "./CaseAside";
import { CaseFix } from "./CaseFix";
import { CaseNotices } from "./CaseNotices";
import { editingOn, mayOn } from "./editing";
import { readyReplies } from "./evidence";
import { caseTabs, headFacts } from "./head";
import { chosenMove, moveContext, movesOnPage, nextOnPage } from "./moves";
import { shownTimeline } from "./shown-timeline";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{
    move?: string;
    moved?: string;
    edit?: string;
    reply?: string;
    write?: string;
    press?: string;
  }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).id };
}

const MOVE_ACTIONS: Record<DeskMove, FormAction> = {
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
  const { move, moved, edit, reply: wanted, write, press } = await searchParams;
  const here = `/desk/cases/${id}`;
  const { actor } = await requireStaff("case.read", here);
  const now = currentTime();
  const page = await casePage(actor, id, now);
  if (page === null) notFound();
  const [timeline, board, sent] = await Promise.all([
    shownTimeline(page.timeline),
    boardBefore(),
    answersForm(),
    page.isUnread
      ? ifRoom(markCaseRead({ actor, now }, { caseId: page.id, seen: page.lastActivityAt }))
      : null,
  ]);
  const may = (action: Action) => mayOn(page.access, actor, action, now);
  const asked = { actor, sent, now };
  const editing = (action: Action, edit: CaseEdit) => editingOn(page, asked, action, edit);
  const moves = movesOnPage(page, actor, now);
  const next = nextOnPage(page, now);
  const chosen = chosenMove(moves, move, next);
  const replies = may("case.message") ? readyReplies(page) : [];
  const editReplies = may("reply.manage") ? "/desk/settings/replies" : null;
  const reply = replies.find(({ id: one }) => one === wanted);
  const written = write === "yes" ? reply : undefined;
  const context = moveContext(page, actor, written ? "" : reply?.text);
  const audiences = audiencesOf(page, may("case.message"));
  const [reporter] = page.reporters;
  const reader = reporter ? partyWords(reporter) : "the reporter";
  const readers = page.restricted
    ? page.participants.filter(({ personId }) => personId !== null).length
    : page.team.length;
  return (
    <>
      <CaseKeys reference={page.reference} frame={actFrame(page, actor)} write={write} press={press} />
      <CaseHead facts={headFacts(page)} tab="timeline" tabs={caseTabs(actor)} board={board} />
      <CaseNotices page={page} moved={moved} actor={actor} />
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
            next={next && nextMoveWords(next, actor.personId, "case")}
            replies={replies}
            reply={written ? undefined : reply?.id}
            editReplies={editReplies}
            mailed={sendsMail() && page.reporters.some(({ leftAddress }) => leftAddress)}
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
                fileLimits={page.fileLimits}
                names={page.attention.names}
                text={written?.text}
                audience={written ? "reporter" : undefined}
              />
            </>
          ) : null}
          <CaseFix page={page} actor={actor} editing={editing("case.fix", "fix")} />
        </div>
        <CaseAside
          page={page}
          actor={actor}
          moves={moves}
          here={here}
          may={may}
          editing={editing}
          open={edit === "facts"}
        />
      </div>
    </>
  );
}
