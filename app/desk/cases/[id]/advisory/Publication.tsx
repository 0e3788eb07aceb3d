import type { ReactNode } from "react";
import { PlainForm } from "@/components/form/PlainForm";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import type { Action } from "@/lib/domain/access/policy";
import { embargoRuns, missingFor } from "@/lib/domain/case/needs";
import { type CaseEvent, type Need, transitionFor } from "@/lib/domain/case/states";
import { STATE_WORDS } from "@/lib/domain/case/words";
import type { FormAction } from "@/lib/domain/form-state";
import { currentTime } from "@/lib/server/time";
import { ApprovalForm, Approvals, mayApprove } from "./Approval";
import { publish, publishAgain, publishInEmergency, publishNow, schedule, withdraw } from "./actions";
import { Needs } from "./Needs";
import { EMERGENCY, publishWords, toldWords } from "./publication-words";
import type { Standing } from "./standing";
import { type ActProps, hiddenOf } from "./ways";

type Props = ActProps & { act: Standing["act"] };

/** Approvals and the ways to publish that are not what the page asks for next, each with what it still needs. */
export function Publication(props: Props) {
  const { advisory, act } = props;
  const [newest] = advisory.revisions;
  const ways = waysOf(props);
  const approved = advisory.approvals.some(({ current }) => current);
  const approves = act !== "approve" && mayApprove(props);
  return (
    <>
      {approved || approves ? (
        <Section title="Approval" size="small">
          <Approvals advisory={advisory} />
          {approves ? <ApprovalForm {...props} /> : null}
        </Section>
      ) : null}
      {newest || ways.length > 0 ? (
        <Section title="Publication" size="small">
          {newest ? (
            <p>
              Revision {newest.number} is{" "}
              <PlainLink href={`/advisories/${advisory.publicId}`}>public</PlainLink> since{" "}
              <Time at={newest.at} style="short" />.
            </p>
          ) : null}
          {ways}
        </Section>
      ) : null}
    </>
  );
}

function waysOf(props: Props): ReactNode[] {
  const { page, advisory, may, act } = props;
  const { head, facts } = page;
  const now = currentTime();
  const says = publishWords(facts.hasReporter);
  const hidden = hiddenOf(props);
  const known = (event: CaseEvent) => transitionFor(facts, event) !== null;
  const offered = (event: CaseEvent, action: Action) => known(event) && act !== event && may(action);
  const missing = (event: CaseEvent) =>
    (missingFor(facts, event, now) ?? []).filter((need) => need !== "emergency_reason");
  const waiting = !known("schedule") && !known("publish") && !known("publish_revision");
  const ways: ReactNode[] = [];
  if (waiting && !advisory.publishedAt)
    ways.push(
      <p key="waiting" className="text-muted">
        The case is “{STATE_WORDS[head.state].desk}”.{" "}
        {head.state === "closed"
          ? "Nothing of it was published."
          : "It can be scheduled once its fix is ready."}
      </p>,
    );
  if (known("schedule") && may("case.schedule"))
    ways.push(<ScheduleWays key="schedule" {...props} needs={missing("schedule")} />);
  if (offered("publish", "case.publish"))
    ways.push(
      <Needs key="publish" needs={missing("publish")}>
        <PublishWay {...{ says, hidden }} fold="Publish" action={publish} submit="Publish now" />
      </Needs>,
    );
  if (offered("publish_revision", "case.publish") && advisory.state !== "published")
    ways.push(
      <Needs key="revision" needs={missing("publish_revision")}>
        <PublishWay
          {...{ says, hidden }}
          fold="Publish a revision"
          action={publishAgain}
          submit="Publish the revision now"
        />
      </Needs>,
    );
  if (offered("publish_emergency", "case.publish_emergency"))
    ways.push(
      <EmergencyWay
        key="emergency"
        needs={missing("publish_emergency")}
        fold={waiting ? EMERGENCY.unfixed : EMERGENCY.fixed}
        says={says}
        hidden={hidden}
      />,
    );
  if (advisory.publishedAt && !advisory.withdrawnAt && may("case.publish"))
    ways.push(
      <WithdrawWay
        key="withdraw"
        told={toldWords(facts.hasReporter)}
        hidden={{ caseId: hidden.caseId, seen: hidden.seen }}
      />,
    );
  return ways;
}

/** Scheduling, and publishing in the same act for a small fix. */
function ScheduleWays({ needs, ...props }: Props & { needs: Need[] }) {
  const { facts } = props.page;
  const { caseId, version, seen } = hiddenOf(props);
  return (
    <Needs needs={needs}>
      {props.act === "schedule" ? null : (
        <PlainForm
          leaves
          size="small"
          variant="secondary"
          action={schedule}
          hidden={{ caseId, version }}
          submit="Schedule publication"
        />
      )}
      {props.may("case.publish") && !embargoRuns(facts, currentTime()) ? (
        <PublishWay
          says={publishWords(facts.hasReporter)}
          hidden={{ caseId, version, seen }}
          fold="Schedule and publish"
          action={publishNow}
          submit="Schedule and publish now"
        />
      ) : null}
    </Needs>
  );
}

type Hidden = Record<string, string>;

type WayProps = { fold: string; says: string; action: FormAction; hidden: Hidden; submit: string };

// What is typed in the editor is not what goes out: it is asked about first.
const PublishWay = (way: WayProps) => <PlainForm leaves size="small" variant="secondary" {...way} />;

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
