import { PlainForm } from "@/components/form/PlainForm";
import { Time } from "@/components/ui/Time";
import { isOut } from "@/lib/domain/advisory/path";
import { approve } from "./actions";
import type { ActProps } from "./ways";

/** Who approved the text as it stands. */
export function Approvals({ advisory }: Pick<ActProps, "advisory">) {
  return advisory.approvals
    .filter(({ current }) => current)
    .map(({ personId, name, at }) => (
      <p key={personId}>
        Approved by {name ?? "somebody"}, <Time at={at} style="short" />.
      </p>
    ));
}

/** Whether there is something to approve for this person. */
export function mayApprove({ page, advisory, actorId, may }: ActProps): boolean {
  const gave = advisory.approvals.some(({ current, personId }) => current && personId === actorId);
  if (isOut(advisory.state) || !may("advisory.approve") || gave) return false;
  return !(page.facts.barredIds.includes(actorId) && page.facts.secondPersonExists);
}

/** `filled`: it is what the page asks for next. */
export function ApprovalForm({ page, advisory, actorId, filled }: ActProps & { filled?: true }) {
  const own = page.facts.barredIds.includes(actorId);
  return (
    <PlainForm
      leaves
      id="approve"
      size="small"
      variant={filled ? "primary" : "secondary"}
      action={approve}
      hidden={{ caseId: page.head.id, seen: String(advisory.version) }}
      says={filled ? `You approve version ${advisory.version} exactly as it is saved.` : undefined}
      fields={
        own ? [{ name: "reason", label: "Why you approve your own text", hint: "Nobody else could." }] : []
      }
      submit="Approve this text"
    />
  );
}
