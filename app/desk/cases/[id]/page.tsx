import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseKeys } from "@/components/desk/board/parts/keys/CaseKeys";
import { CaseComposer } from "@/components/desk/CaseComposer";
import { Clocks, Facts, Participants, Vulnerabilities } from "@/components/desk/CaseFacts";
import { CaseHead } from "@/components/desk/CaseHead";
import { CaseThread } from "@/components/desk/CaseThread";
import { FixPanel } from "@/components/desk/FixPanel";
import { MovePanel } from "@/components/desk/MovePanel";
import { fixFields, type Move } from "@/components/desk/move-forms";
import { PlainForm } from "@/components/form/PlainForm";
import { Banner } from "@/components/ui/Banner";
import type { KeyValue } from "@/components/ui/KeyValues";
import { Time } from "@/components/ui/Time";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { CaseState } from "@/lib/domain/case/states";
import { ORIGIN_WORDS, REPORTER_KIND_WORDS, STATE_WORDS } from "@/lib/domain/case/words";
import type { FormAction } from "@/lib/domain/form-state";
import { severityLabel } from "@/lib/domain/severity";
import { caseAttention } from "@/lib/queries/case-attention";
import { type CasePage, casePage } from "@/lib/queries/case-page";
import { requireStaff } from "@/lib/server/require-staff";
import { currentTime } from "@/lib/server/time";
import { markCaseRead } from "@/lib/usecases/cases/read-marks";
import { Attention } from "./Attention";
import * as actions from "./actions";
import { shownTimeline } from "./shown-timeline";
import {
  audiencesOf,
  caseTabs,
  chosenMove,
  factFields,
  headFacts,
  mayOn,
  moveContext,
  movesOnPage,
} from "./view";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ move?: string; moved?: string; edit?: string; write?: string }>;
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
  const { move, moved, edit, write } = await searchParams;
  const here = `/desk/cases/${id}`;
  const { actor } = await requireStaff("case.read", here);
  const now = currentTime();
  const page = await casePage(actor, id, now);
  if (page === null) notFound();
  const attention = await caseAttention(actor, page.id, now);
  await markCaseRead({ actor, now }, { caseId: page.id, seen: page.lastActivityAt });
  const may = (action: Parameters<typeof mayOn>[2]) => mayOn(page, actor, action, now);
  const moves = movesOnPage(page, actor, now);
  const chosen = chosenMove(moves, move);
  const timeline = await shownTimeline(page.timeline);
  const audiences = audiencesOf(page, may("case.message"));
  const reader = page.reporters[0]?.name ?? "the reporter";
  const readers = page.restricted
    ? page.participants.filter(({ personId }) => personId !== null).length
    : page.team.length;
  return (
    <>
      <CaseKeys write={write} />
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
            context={moveContext(page, actor)}
            action={chosen && MOVE_ACTIONS[chosen.move]}
          />
          <h2 className="sr-only">Timeline</h2>
          <div className="mt-6">
            <CaseThread items={timeline} readers={{ reporter: reader, team: readers }} />
          </div>
          {may("case.note") ? (
            <CaseComposer to={`${here}/reply`} audiences={audiences} names={attention.names} />
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
        <aside aria-label="Facts" className="min-w-0">
          <Clocks clocks={page.clocks} />
          <Attention of={attention} page={page} may={may} />
          <Vulnerabilities items={page.vulnerabilities} scoreHref={`${here}/score`} />
          <Participants
            parties={page.participants.map((party) => ({ ...party, words: partyWords(party, page) }))}
          >
            {may("case.assign") ? (
              <div data-key="assign">
                <Assign page={page} actor={actor} />
              </div>
            ) : null}
            {may("case.restrict") ? <Restrict page={page} /> : null}
          </Participants>
          <Facts
            items={factItems(page)}
            edit={
              may("case.edit")
                ? {
                    action: actions.edit,
                    fields: factFields(page, may("case.embargo")),
                    hidden: { caseId: page.id, version: String(page.version) },
                  }
                : null
            }
            open={edit === "facts"}
          />
        </aside>
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

function Assign({ page, actor }: { page: CasePage; actor: PersonActor }) {
  const team = [...page.team].sort(
    (a, b) => Number(b.value === actor.personId) - Number(a.value === actor.personId),
  );
  return (
    <PlainForm
      id="assign"
      action={actions.assign}
      fields={[
        {
          name: "personId",
          label: "Assignee",
          kind: "select",
          options: [
            { value: "", label: "Nobody" },
            ...team.map(({ value, label }) => ({
              value,
              label: value === actor.personId ? `${label} (you)` : label,
            })),
          ],
          value: page.assigneeId ?? "",
        },
      ]}
      hidden={{ caseId: page.id, version: String(page.version) }}
      submit="Assign"
      variant="secondary"
      size="small"
    />
  );
}

function Restrict({ page }: { page: CasePage }) {
  const words = page.restricted
    ? "Only participants see this case now."
    : "The whole team sees this case now. Restricted, only its participants do, and you become one.";
  return (
    <details className="mt-3">
      <summary className="text-13">
        {page.restricted ? "Open to the team" : "Restrict to participants"}
      </summary>
      <p className="mt-1.5 text-muted">{words}</p>
      <PlainForm
        id="restrict"
        action={actions.restrict}
        hidden={{
          caseId: page.id,
          version: String(page.version),
          restricted: page.restricted ? "no" : "yes",
        }}
        submit={page.restricted ? "Open it to the team" : "Restrict it"}
        variant="secondary"
        size="small"
      />
    </details>
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

function partyWords(party: CasePage["participants"][number], page: CasePage): string {
  if (party.kind !== "reporter") return party.kind;
  const kind = page.reporterKind ? REPORTER_KIND_WORDS[page.reporterKind] : "reporter";
  return `${kind}, ${party.leftAddress ? "can be reached" : "left no address"}`;
}

function factItems(page: CasePage): KeyValue[] {
  const answer = (text: string | null) => (text === null || text === "unsure" ? "not known" : text);
  return [
    { key: "Came in by", value: `${ORIGIN_WORDS[page.origin]}, policy version ${page.policyNumber}` },
    { key: "Received", value: <Time at={page.receivedAt} /> },
    ...(page.reporterKind ? [{ key: "Reported by", value: REPORTER_KIND_WORDS[page.reporterKind] }] : []),
    ...(page.trackingId ? [{ key: "Their own id", value: <bdi>{page.trackingId}</bdi> }] : []),
    { key: "Already public", value: answer(page.alreadyPublic) },
    { key: "Exploited", value: answer(page.exploited) },
    ...(page.severityReason ? [{ key: severityLabel(page.severity), value: page.severityReason }] : []),
    {
      key: "Fix expected",
      value: page.expectedResolutionAt ? <Time at={page.expectedResolutionAt} style="date" /> : "no date yet",
    },
    ...(page.publishedAt ? [{ key: "Published", value: <Time at={page.publishedAt} /> }] : []),
    ...(page.closedAt ? [{ key: "Closed", value: <Time at={page.closedAt} /> }] : []),
  ];
}
