import { nextOnPage } from "@/app/desk/cases/[id]/moves";
import { NextLine } from "@/components/desk/NextLine";
import { PlainForm } from "@/components/form/PlainForm";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import type { Action } from "@/lib/domain/access/policy";
import { missingFor } from "@/lib/domain/case/needs";
import { nextMoveWords } from "@/lib/domain/case/next-move-words";
import { type CaseEvent, transitionFor } from "@/lib/domain/case/states";
import { STATE_WORDS } from "@/lib/domain/case/words";
import type { AdvisoryPage, WrittenAdvisory } from "@/lib/queries/desk-advisories";
import { currentTime } from "@/lib/server/time";
import { Approval } from "./Approval";
import { publish, publishAgain, publishInEmergency, publishNow, schedule, withdraw } from "./actions";
import { Needs } from "./Needs";

type Props = {
  page: AdvisoryPage;
  advisory: WrittenAdvisory;
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

function Ways({ page, advisory, actorId, may }: Props) {
  const { head, facts } = page;
  const now = currentTime();
  const next = nextOnPage(page, now);
  const hidden = {
    caseId: head.id,
    version: String(head.version),
    seen: String(advisory.version),
  };
  const standing = { state: head.state, isPublic: head.isPublic };
  const known = (event: CaseEvent) => transitionFor(standing, event) !== null;
  const missing = (event: CaseEvent) =>
    (missingFor(facts, event, now) ?? []).filter((need) => need !== "emergency_reason");
  // No fix yet: the only time in which an emergency is one.
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
      {next ? (
        <NextLine next={nextMoveWords(next, actorId, "advisory")} here={`/desk/cases/${head.reference}`} />
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
      {waiting && known("publish_emergency") && may("case.publish_emergency") ? (
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
