import { Callout } from "@/components/ui/Callout";
import { Time } from "@/components/ui/Time";
import type { ToldAdvisory } from "@/lib/domain/advisory/public";
import type { CaseState, Outcome } from "@/lib/domain/case/states";
import { OUTCOME_WORDS, REPORTER_WORDS } from "@/lib/domain/case/words";
import type { ClockKind } from "@/lib/domain/clock/promise";
import { lateNow, type ShownPromise } from "./shapes";

type Props = {
  state: CaseState;
  outcome: Outcome | null;
  expectedResolutionAt: Date | null;
  promises: readonly ShownPromise[];
  /** Whom else to ask when nobody answers (S1.3). */
  contacts: readonly { label: string; href: string }[];
  creditAsked: boolean;
  publicAdvisory: ToldAdvisory | null;
  hasPreview: boolean;
  /** What was signed about an earlier report, if anything. */
  earlier: object | null;
};

const PROMISED: Record<ClockKind, string> = {
  acknowledgement: "first answer",
  evaluation: "evaluation",
  next_update: "update",
};

const FIXING: readonly CaseState[] = ["accepted", "remediating", "needs_info"];

/** What the state means for the reporter, in sentences, and what of it is late. */
export function WhereItStands(props: Props) {
  const { state, outcome, expectedResolutionAt, promises, contacts } = props;
  const late = lateNow(promises);
  return (
    <Callout>
      <p className="font-bold">
        {state === "published" && props.publicAdvisory?.withdrawnAt
          ? "The advisory was published, and then withdrawn."
          : REPORTER_WORDS[state].sentence}
      </p>
      {state === "closed" && outcome ? <p>{endedWords(outcome, props.earlier !== null)}</p> : null}
      {expectedResolutionAt && FIXING.includes(state) ? (
        <p>
          The team expects to have a fix by <Time at={expectedResolutionAt} style="date" />.
        </p>
      ) : null}
      {props.publicAdvisory ? (
        <AdvisoryLine {...props.publicAdvisory} />
      ) : props.hasPreview ? (
        <p>
          You can <a href="/portal/advisory">read the advisory before it is public</a>; tell us if anything is
          wrong.
        </p>
      ) : null}
      <p>{neededFrom(props)}</p>
      {late.map((promise) => (
        <p key={promise.id} className="font-fact text-high">
          Our {PROMISED[promise.kind]} was due on <Time at={promise.dueAt} style="short" /> and is late. The
          team’s desk marks it as late too.
        </p>
      ))}
      {late.length > 0 && contacts.length > 0 ? (
        <p>
          You need not wait for us any longer:{" "}
          {contacts.map(({ label, href }, index) => (
            <span key={href}>
              {index > 0 ? ", " : ""}
              <a href={href}>{label}</a>
            </span>
          ))}{" "}
          will see to it that somebody answers. Name the reference above; leave out what you found.
        </p>
      ) : null}
    </Callout>
  );
}

function AdvisoryLine({ publicId, withdrawnAt }: ToldAdvisory) {
  if (withdrawnAt === null)
    return (
      <p>
        <a href={`/advisories/${publicId}`}>Read the public advisory</a>.
      </p>
    );
  return (
    <p>
      The advisory was withdrawn on <Time at={withdrawnAt} style="date" />.{" "}
      <a href={`/advisories/${publicId}`}>Its page</a> stays, and says so.
    </p>
  );
}

function endedWords(outcome: Outcome, cameLater: boolean): string {
  if (outcome === "spam") return "The team took it for spam. If that is wrong, reopen it below and say why.";
  if (outcome !== "duplicate") return `How it ended: ${OUTCOME_WORDS[outcome].toLowerCase()}.`;
  const why = cameLater
    ? "Somebody reported this problem before you."
    : "The team works on this problem in another case.";
  return `${why} What comes of it is told here too. If yours is another problem, say so below.`;
}

function neededFrom({ state, creditAsked }: Props) {
  if (state === "needs_info")
    return (
      <>
        <a href="#reply">Your answer</a> is needed to go on
        {creditAsked ? (
          <>
            , and one on <a href="#credit">credit</a>
          </>
        ) : null}
        .
      </>
    );
  if (!creditAsked) return <>Nothing is needed from you.</>;
  return (
    <>
      Nothing is needed from you, except an answer on <a href="#credit">credit</a>.
    </>
  );
}
