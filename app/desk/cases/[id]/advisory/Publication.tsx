import { nextOnPage } from "@/app/desk/cases/[id]/moves";
import { NextLine } from "@/components/desk/NextLine";
import { PlainForm } from "@/components/form/PlainForm";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import type { Action } from "@/lib/domain/access/policy";
import { embargoRuns, missingFor } from "@/lib/domain/case/needs";
import { nextMoveWords } from "@/lib/domain/case/next-move-words";
import { type CaseEvent, type Need, transitionFor } from "@/lib/domain/case/states";
import { STATE_WORDS } from "@/lib/domain/case/words";
import type { FormAction } from "@/lib/domain/form-state";
import type { AdvisoryPage, WrittenAdvisory } from "@/lib/queries/desk-advisories";
import { currentTime } from "@/lib/server/time";
import { Approval } from "./Approval";
import { publish, publishAgain, publishInEmergency, publishNow, schedule, withdraw } from "./actions";
import { Needs } from "./Needs";
import { EMERGENCY, publishWords, toldWords } from "./publication-words";

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
  const says = publishWords(facts.hasReporter);
  const hidden = {
    caseId: head.id,
    version: String(head.version),
    seen: String(advisory.version),
  };
  const standing = { state: head.state, isPublic: head.isPublic };
  const known = (event: CaseEvent) => transitionFor(standing, event) !== null;
  const missing = (event: CaseEvent) =>
    (missingFor(facts, event, now) ?? []).filter((need) => need !== "emergency_reason");
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
          {may("case.publish") && !embargoRuns(facts, now) ? (
            <PublishWay
              {...{ says, hidden }}
              fold="Schedule and publish"
              action={publishNow}
              submit="Schedule and publish now"
            />
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
          <PublishWay {...{ says, hidden }} fold="Publish" action={publish} submit="Publish now" />
        </Needs>
      ) : null}
      {known("publish_revision") && may("case.publish") && advisory.state !== "published" ? (
        <Needs needs={missing("publish_revision")}>
          <PublishWay
            {...{ says, hidden }}
            fold="Publish a revision"
            action={publishAgain}
            submit="Publish the revision now"
          />
        </Needs>
      ) : null}
      {known("publish_emergency") && may("case.publish_emergency") ? (
        <EmergencyWay
          needs={missing("publish_emergency")}
          fold={waiting ? EMERGENCY.unfixed : EMERGENCY.fixed}
          says={says}
          hidden={hidden}
        />
      ) : null}
      {advisory.publishedAt && !advisory.withdrawnAt && may("case.publish") ? (
        <WithdrawWay
          told={toldWords(facts.hasReporter)}
          hidden={{ caseId: hidden.caseId, seen: hidden.seen }}
        />
      ) : null}
    </>
  );
}

type Hidden = Record<string, string>;

type WayProps = { fold: string; says: string; action: FormAction; hidden: Hidden; submit: string };

// What is typed in the editor is not what goes out: it is asked about first.
const PublishWay = (way: WayProps) => <PlainForm leaves size="small" {...way} />;

type EmergencyProps = { needs: Need[]; fold: string; says: string; hidden: Hidden };

function EmergencyWay({ needs, fold, says, hidden }: EmergencyProps) {
  return (
    <div className="mt-4 border-t border-line">
      <Needs needs={needs} fold={fold}>
        <PlainForm
          leaves
          id="emergency"
          fold={fold}
          says={says}
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
  );
}

function WithdrawWay({ told, hidden }: { told: string; hidden: Hidden }) {
  return (
    <div className="mt-4 border-t border-line">
      <PlainForm
        leaves
        id="withdraw"
        says={`The page stays, and says at once that the advisory is withdrawn. So does its data. ${told}`}
        fold="Withdraw this advisory"
        size="small"
        variant="destructive"
        action={withdraw}
        hidden={hidden}
        fields={[{ name: "reason", label: "Why it is withdrawn", hint: "Kept for the team." }]}
        submit="Withdraw"
      />
    </div>
  );
}
