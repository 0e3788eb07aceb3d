import { PlainForm } from "@/components/form/PlainForm";
import { Section } from "@/components/ui/Section";
import type { Action } from "@/lib/domain/access/policy";
import { CREDIT_TYPE_WORDS } from "@/lib/domain/advisory/public";
import { ANONYMOUS_NAME } from "@/lib/domain/credit/agreement";
import { CREDIT_TYPES } from "@/lib/domain/credit/states";
import type { AdvisoryPage } from "@/lib/queries/desk-advisories";
import { agreeToName, offer, takeBackCredit } from "./actions";

type Credit = AdvisoryPage["credits"]["credits"][number];
type Reporter = AdvisoryPage["credits"]["reporters"][number];

type Props = AdvisoryPage["credits"] & {
  caseId: string;
  /** The page it stands on, to come back to. */
  page: "advisory" | "duplicates";
  may: (action: Action) => boolean;
};

/** Thanks of this case: where each stands between the two sides, and an offer to a reporter who has none. */
export function Credits({ caseId, page, credits, reporters, may }: Props) {
  const offers = may("credit.offer");
  const open = reporters.filter(
    ({ participantId }) =>
      !credits.some((one) => one.participantId === participantId && /offered|accepted/.test(one.state)),
  );
  return (
    <Section title="Credit" size="small" id="credit">
      {reporters.length === 0 ? <p className="text-muted">This case has no reporter.</p> : null}
      {credits.map((credit) => (
        <Standing
          key={credit.id}
          hidden={{ caseId, page, creditId: credit.id, seen: credit.seen }}
          credit={credit}
          editable={offers}
        />
      ))}
      {offers
        ? open.map((reporter) => (
            <Offer key={reporter.participantId} hidden={{ caseId, page }} reporter={reporter} />
          ))
        : null}
    </Section>
  );
}

function standingWords({ state, turn, publicName }: Credit, page: string | undefined): string {
  if (turn === "person") return "offered, waiting for the reporter";
  if (turn === "team") return "the reporter asks for this name";
  if (state !== "accepted") return state;
  if (publicName !== null) return "accepted and public";
  return page === "duplicates"
    ? "accepted, shown once the case it repeats is public or closed"
    : "accepted, shown on publication";
}

type StandingProps = { hidden: Record<string, string>; credit: Credit; editable: boolean };

function Standing({ hidden, credit, editable }: StandingProps) {
  const { state, naming, name, link, type, turn } = credit;
  return (
    <div className="border-t border-line py-2">
      <p>
        <b className="font-fact">
          <bdi>{name ?? (naming === "anonymous" ? ANONYMOUS_NAME : "No name")}</bdi>
        </b>{" "}
        <span className="text-muted">
          {CREDIT_TYPE_WORDS[type]}: {standingWords(credit, hidden.page)}
        </span>
        {link ? <span className="block text-13 wrap-anywhere text-muted">{link}</span> : null}
      </p>
      {editable && turn === "team" ? (
        <PlainForm
          leaves
          size="small"
          variant="secondary"
          action={agreeToName}
          hidden={hidden}
          submit="Agree"
        />
      ) : null}
      {editable && (state === "accepted" || state === "offered") ? (
        <PlainForm
          leaves
          size="small"
          variant="destructive"
          action={takeBackCredit}
          hidden={hidden}
          submit="Withdraw this credit"
        />
      ) : null}
    </div>
  );
}

function Offer({ hidden, reporter }: { hidden: Record<string, string>; reporter: Reporter }) {
  const { participantId, wish, name } = reporter;
  const naming = wish === null || wish.naming === "none" ? "anonymous" : wish.naming;
  return (
    <details className="border-t border-line pt-2" open={wish !== null && wish.naming !== "none"}>
      <summary>Offer credit to {name ?? "the reporter"}</summary>
      <p className="text-13 text-muted">
        {wish === null
          ? "They have not said whether they want to be named."
          : wish.naming === "none"
            ? "They asked not to be named."
            : "Filled in as they asked for it. They still have to accept it."}
      </p>
      <PlainForm
        leaves
        id={`offer-${participantId}`}
        size="small"
        variant="secondary"
        action={offer}
        hidden={{ ...hidden, participantId }}
        fields={[
          { name: "name", label: "Name", value: wish?.name ?? "", optional: true },
          {
            name: "naming",
            label: "Shown as",
            kind: "select",
            value: naming,
            options: [
              { value: "name", label: "Name" },
              { value: "pseudonym", label: "Pseudonym" },
              { value: "anonymous", label: ANONYMOUS_NAME },
            ],
          },
          {
            name: "type",
            label: "For",
            kind: "select",
            value: "finder",
            options: CREDIT_TYPES.map((type) => ({ value: type, label: CREDIT_TYPE_WORDS[type] })),
          },
          { name: "link", label: "Link", value: wish?.link ?? "", optional: true, mono: true },
        ]}
        submit="Offer this credit"
      />
    </details>
  );
}
