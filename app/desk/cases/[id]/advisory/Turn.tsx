import type { ReactNode } from "react";
import { PlainForm } from "@/components/form/PlainForm";
import { ButtonLink } from "@/components/ui/Button";
import { PlainLink } from "@/components/ui/PlainLink";
import { isOut } from "@/lib/domain/advisory/path";
import type { CaseState } from "@/lib/domain/case/states";
import { STATE_WORDS } from "@/lib/domain/case/words";
import { ApprovalForm } from "./Approval";
import { publish, publishAgain, schedule } from "./actions";
import { publishWords } from "./publication-words";
import type { Standing } from "./standing";
import { type ActProps, hiddenOf } from "./ways";

type Props = ActProps & { standing: Standing };

/** Whose turn it is, and the form for it where it is the reader's: the one filled button of the page is here, or it is saving. */
export function Turn(props: Props) {
  const { page, advisory } = props;
  const reference = page.head.reference;
  const viewHref = isOut(advisory.state)
    ? `/advisories/${advisory.publicId}`
    : `/desk/cases/${reference}/advisory/public`;
  return (
    <section
      aria-label="Next step"
      // With something typed, saving comes first: the filled button is that one.
      className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2 border-b border-line py-3 group-has-data-dirty/advisory:[&_.bg-accent]:bg-transparent group-has-data-dirty/advisory:[&_.bg-accent]:text-accent"
    >
      <div className="min-w-0 max-w-measure flex-[1_1_24rem]">
        <TurnLine {...props} />
        <TurnForm {...props} />
      </div>
      <a href={viewHref} target="_blank" rel="noopener" className="py-0.5">
        {isOut(advisory.state) ? "Public page (new tab)" : "View as the public (new tab)"}
      </a>
    </section>
  );
}

function TurnLine({ page, advisory, standing: { turn } }: Props) {
  const stands = advisory.state === "published" ? "The text is public as it stands. " : null;
  if (turn === null) return <Line>{stands ?? restWords(advisory, page.head.state)}</Line>;
  const here = `/desk/cases/${page.head.reference}`;
  if (turn.path === null)
    return (
      <Line strong={turn.mine}>
        {stands}
        {turn.words}.
      </Line>
    );
  if (!turn.mine)
    return (
      <Line>
        {stands}
        <PlainLink href={`${here}${turn.path}`}>
          {turn.words}
          <span aria-hidden="true"> →</span>
        </PlainLink>
      </Line>
    );
  return (
    <>
      <Line strong>
        {stands}
        {turn.words}.
      </Line>
      <ButtonLink href={`${here}${turn.path}`} className="mt-2">
        {turn.path === "" ? "Go to the case" : "Go to Scoring"}
      </ButtonLink>
    </>
  );
}

const Line = ({ children, strong = false }: { children: ReactNode; strong?: boolean }) => (
  <p className={strong ? "text-16 font-fact" : ""}>{children}</p>
);

function restWords({ publishedAt, withdrawnAt }: Props["advisory"], state: CaseState): string {
  if (withdrawnAt !== null) return "The text is public, and says that it was withdrawn.";
  const standing = `The case is “${STATE_WORDS[state].desk}”.`;
  return publishedAt === null ? `${standing} Nothing of it was published.` : standing;
}

/** The form for what the reader does next. Writing has its own, below. */
function TurnForm({ standing, ...props }: Props) {
  const { page, actorId, may } = props;
  const hidden = hiddenOf(props);
  const out = { leaves: true, size: "small", says: publishWords(page.facts.hasReporter), hidden } as const;
  switch (standing.act) {
    case "approve":
      return <ApprovalForm {...props} filled />;
    case "schedule":
      return (
        <PlainForm
          leaves
          size="small"
          says="Nothing is public yet then: publishing is an act of its own."
          action={schedule}
          hidden={{ caseId: hidden.caseId, version: hidden.version }}
          submit="Schedule publication"
        />
      );
    case "publish":
      return <PlainForm {...out} action={publish} submit="Publish now" />;
    case "publish_revision":
      return <PlainForm {...out} action={publishAgain} submit="Publish the revision now" />;
    default: {
      const wrote = page.facts.barredIds.includes(actorId) && page.facts.secondPersonExists;
      const waits = standing.current === "approval" && may("advisory.approve") && wrote;
      return waits ? (
        <p className="text-muted">You wrote this text. Somebody else has to approve it.</p>
      ) : null;
    }
  }
}
