import { PlainForm } from "@/components/form/PlainForm";
import { Time } from "@/components/ui/Time";
import type { Action } from "@/lib/domain/access/policy";
import type { AdvisoryPage, WrittenAdvisory } from "@/lib/queries/desk-advisories";
import { approve } from "./actions";

type Props = {
  page: AdvisoryPage;
  advisory: WrittenAdvisory;
  actorId: string;
  may: (action: Action) => boolean;
};

/** Who approved the text as it stands, and the form for whoever may. */
export function Approval({ page, advisory, actorId, may }: Props) {
  const given = advisory.approvals.filter(({ current }) => current);
  const own = page.facts.barredIds.includes(actorId);
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
            leaves
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
