import { Suspense } from "react";
import { CaseChecklist } from "@/components/desk/CaseChecklist";
import { Clocks, Facts, Participants, Vulnerabilities } from "@/components/desk/CaseFacts";
import { EvidencePanel } from "@/components/desk/EvidencePanel";
import type { OfferedMove } from "@/components/desk/MovePanel";
import { PlainForm } from "@/components/form/PlainForm";
import type { KeyValue } from "@/components/ui/KeyValues";
import { Mono } from "@/components/ui/Mono";
import { PlainLink } from "@/components/ui/PlainLink";
import { LineRow, Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import type { PersonActor } from "@/lib/domain/access/actor";
import type { Action } from "@/lib/domain/access/policy";
import { ORIGIN_WORDS, REPORTER_KIND_WORDS } from "@/lib/domain/case/words";
import { severityLabel } from "@/lib/domain/severity";
import type { CasePage } from "@/lib/queries/case-page";
import * as actions from "./actions";
import { LikelyHint } from "./LikelyHint";
import { askForEvidence, factFields, isTriaged, mayOn } from "./view";

type Props = {
  page: CasePage;
  actor: PersonActor;
  moves: readonly OfferedMove[];
  here: string;
  now: Date;
  /** The form of the facts stands open. */
  editing: boolean;
};

/** What stands beside the timeline: promises, checklist, evidence, links, flaws, people and facts. */
export function CaseAside({ page, actor, moves, here, now, editing }: Props) {
  const may = (action: Action) => mayOn(page, actor, action, now);
  return (
    <aside aria-label="Facts" className="min-w-0">
      <Clocks clocks={page.clocks} />
      <CaseChecklist
        caseId={page.id}
        state={page.state}
        {...page.playbook}
        tick={may("case.tick") ? actions.tick : null}
        editHref={may("playbook.manage") ? "/desk/settings/playbooks" : null}
      />
      {page.evidence ? (
        <EvidencePanel
          verdict={page.evidence}
          askHref={may("case.message") ? askForEvidence(page, moves, may("case.message")) : null}
        />
      ) : null}
      <LinkedSection page={page} />
      {isTriaged(page) && !page.linked.canonical ? (
        <Suspense fallback={null}>
          <LikelyHint actor={actor} reference={page.reference} />
        </Suspense>
      ) : null}
      <Vulnerabilities items={page.vulnerabilities} scoreHref={`${here}/score`} />
      <Participants
        parties={page.participants.map((party) => ({ ...party, words: partyWords(party, page) }))}
      >
        {may("case.assign") ? <Assign page={page} actor={actor} /> : null}
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
        open={editing}
      />
    </aside>
  );
}

/** The case this one repeats, or those that repeat it. */
function LinkedSection({ page }: { page: CasePage }) {
  const { canonical, duplicates } = page.linked;
  const listed = canonical ? [canonical] : duplicates;
  if (listed.length === 0) return null;
  return (
    <Section
      title={canonical ? "Duplicate of" : "Duplicates"}
      size="small"
      note={<PlainLink href={`/desk/cases/${page.reference}/duplicates`}>All about it</PlainLink>}
    >
      {listed.slice(0, 5).map((one) => (
        <LineRow
          key={one.id}
          label={
            <PlainLink href={`/desk/cases/${one.reference}`}>
              <Mono>{one.reference}</Mono>
            </PlainLink>
          }
        >
          <span className="text-muted">
            received <Time at={one.receivedAt} style="date" />
          </span>
        </LineRow>
      ))}
    </Section>
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
    ...(page.linked.firstReported
      ? [{ key: "First reported", value: <Time at={page.linked.firstReported.receivedAt} /> }]
      : []),
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
