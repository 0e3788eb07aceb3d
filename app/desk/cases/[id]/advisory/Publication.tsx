import { PlainForm } from "@/components/form/PlainForm";
import { Checklist } from "@/components/ui/Checklist";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import type { Action } from "@/lib/domain/access/policy";
import { missingFor, NEED_WORDS } from "@/lib/domain/case/needs";
import { type CaseEvent, transitionFor } from "@/lib/domain/case/states";
import { STATE_WORDS } from "@/lib/domain/case/words";
import type { AdvisoryPage } from "@/lib/queries/desk-advisories";
import { currentTime } from "@/lib/server/time";
import {
  approve,
  publish,
  publishAgain,
  publishInEmergency,
  publishNow,
  schedule,
  withdraw,
} from "./actions";

type Advisory = NonNullable<AdvisoryPage["advisory"]>;
type Props = {
  page: AdvisoryPage;
  advisory: Advisory;
  actorId: string;
  may: (action: Action) => boolean;
};

/** Approval and the ways to publish, each with what it still needs. */
export function Publication(props: Props) {
  return (
    <>
      <Section title="Approval" size="small">
        <Approval {...props} />
      </Section>
      <Section title="Publication" size="small">
        <Standing {...props} />
        <Ways {...props} />
      </Section>
    </>
  );
}

function Approval({ page, advisory, actorId, may }: Props) {
  const given = advisory.approvals.filter(({ current }) => current);
  const own = page.facts.advisoryAuthorIds.includes(actorId);
  const second = page.facts.secondPersonExists;
  const isOpen = advisory.state === "draft" || advisory.state === "approved";
  return (
    <>
      {given.map(({ personId, name, at }) => (
        <p key={personId}>
          Approved by {name ?? "somebody"}, <Time at={at} style="short" />.
        </p>
      ))}
      {given.length === 0 ? (
        <p className="text-muted">
          Version {advisory.version}
          {advisory.author ? `, last changed by ${advisory.author}` : ""}, is not approved.
        </p>
      ) : null}
      {isOpen && may("advisory.approve") && !given.some(({ personId }) => personId === actorId) ? (
        own && second ? (
          given.length > 0 ? null : (
            <p className="text-muted">You wrote this text. Somebody else has to approve it.</p>
          )
        ) : (
          <PlainForm
            id="approve"
            size="small"
            variant="secondary"
            action={approve}
            hidden={{ caseId: page.head.id, seen: String(advisory.version) }}
            fields={
              own
                ? [{ name: "reason", label: "Why you approve your own text", hint: "Nobody else could." }]
                : []
            }
            submit="Approve this text"
          />
        )
      ) : null}
    </>
  );
}

function Standing({ advisory }: Props) {
  const [newest] = advisory.revisions;
  if (!newest) return null;
  return (
    <p>
      Revision {newest.number} is <PlainLink href={`/advisories/${advisory.publicId}`}>public</PlainLink>{" "}
      since <Time at={newest.at} style="short" />.
    </p>
  );
}

function Ways({ page, advisory, may }: Props) {
  const { head, facts } = page;
  const hidden = {
    caseId: head.id,
    version: String(head.version),
    seen: String(advisory.version),
  };
  const standing = { state: head.state, isPublic: head.isPublic };
  const known = (event: CaseEvent) => transitionFor(standing, event) !== null;
  const missing = (event: CaseEvent) =>
    (missingFor(facts, event, currentTime()) ?? []).filter((need) => need !== "emergency_reason");
  const waiting = !known("schedule") && !known("publish") && !known("publish_revision");
  return (
    <>
      {waiting && !advisory.publishedAt ? (
        <p className="text-muted">
          The case is “{STATE_WORDS[head.state].desk}”.{" "}
          {head.state === "closed"
            ? "Nothing of it was published."
            : "It can be scheduled once its fix is ready."}
        </p>
      ) : null}
      {known("schedule") && !may("case.schedule") ? (
        <p className="text-muted">The fix is ready. Your role does not schedule publications.</p>
      ) : null}
      {known("publish") && !may("case.publish") ? (
        <p className="text-muted">The case is scheduled. Your role does not publish.</p>
      ) : null}
      {known("schedule") && may("case.schedule") ? (
        <Needs needs={missing("schedule")}>
          {may("case.publish") ? (
            <PlainForm size="small" action={publishNow} hidden={hidden} submit="Schedule and publish now" />
          ) : null}
          <PlainForm
            size="small"
            variant="secondary"
            action={schedule}
            hidden={{ caseId: hidden.caseId, version: hidden.version }}
            submit="Schedule publication"
          />
        </Needs>
      ) : null}
      {known("publish") && may("case.publish") ? (
        <Needs needs={missing("publish")}>
          <PlainForm size="small" action={publish} hidden={hidden} submit="Publish" />
        </Needs>
      ) : null}
      {known("publish_revision") && may("case.publish") && advisory.state !== "published" ? (
        <Needs needs={missing("publish_revision")}>
          <PlainForm size="small" action={publishAgain} hidden={hidden} submit="Publish a revision" />
        </Needs>
      ) : null}
      {known("publish_emergency") && may("case.publish_emergency") ? (
        <div className="mt-4 border-t border-line">
          <Needs needs={missing("publish_emergency")} fold={EMERGENCY}>
            <PlainForm
              id="emergency"
              fold={EMERGENCY}
              size="small"
              variant="secondary"
              action={publishInEmergency}
              hidden={hidden}
              fields={[
                {
                  name: "emergencyReason",
                  label: "Why it cannot wait",
                  hint: "It is exploited, it leaked, or somebody else found it.",
                  kind: "area",
                },
              ]}
              submit="Publish in an emergency"
            />
          </Needs>
        </div>
      ) : null}
      {advisory.publishedAt && !advisory.withdrawnAt && may("case.publish") ? (
        <div className="mt-4 border-t border-line">
          <PlainForm
            id="withdraw"
            fold="Withdraw this advisory"
            size="small"
            variant="destructive"
            action={withdraw}
            hidden={{ caseId: hidden.caseId, seen: hidden.seen }}
            fields={[{ name: "reason", label: "Why it is withdrawn", hint: "Kept for the team." }]}
            submit="Withdraw"
          />
        </div>
      ) : null}
    </>
  );
}

const EMERGENCY = "Publish in an emergency, before there is a fix";

type NeedsProps = {
  needs: (keyof typeof NEED_WORDS)[];
  /** What the list is folded under, as the form would be. */
  fold?: string;
  children: React.ReactNode;
};

function Needs({ needs, fold, children }: NeedsProps) {
  if (needs.length === 0) return children;
  const list = (
    <Checklist items={needs.map((need) => ({ key: need, done: false, words: NEED_WORDS[need] }))} />
  );
  if (fold === undefined) return list;
  return (
    <details className="mt-2">
      <summary className="text-13">{fold}</summary>
      {list}
    </details>
  );
}
