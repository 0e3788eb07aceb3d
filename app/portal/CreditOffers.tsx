import { answerOffer } from "@/app/portal/actions";
import { CreditForm } from "@/components/portal/CreditForm";
import { Section } from "@/components/ui/Section";
import { CREDIT_TYPE_WORDS } from "@/lib/domain/advisory/public";
import { agreedName, type CreditAnswer, creditTurn, lastWordAt } from "@/lib/domain/credit/agreement";
import type { PortalCase } from "@/lib/queries/portal";
import type { PortalCredit } from "@/lib/queries/portal-credits";

/** What the team offers to print, and the person's word on it. */
export function CreditOffers({ found }: { found: PortalCase }) {
  const open = found.credits.filter(({ state }) => state !== "withdrawn");
  if (open.length === 0) return null;
  return (
    <Section title="Credit" id="credit">
      {open.map((credit, index) => (
        <div key={credit.id} className={index > 0 ? "mt-8" : ""}>
          <p>{standingWords(credit)}</p>
          {credit.state === "declined" ? null : (
            <CreditForm
              key={lastWordAt(credit)}
              action={answerOffer}
              caseId={found.caseId}
              creditId={credit.id}
              seen={lastWordAt(credit)}
              name={credit.naming === "anonymous" ? null : credit.name}
              link={credit.link}
              typeWords={CREDIT_TYPE_WORDS[credit.type]}
              asShown={asShownWords(credit)}
              chosen={chosenAnswer(credit)}
            />
          )}
        </div>
      ))}
    </Section>
  );
}

// Nothing is chosen for somebody who has not answered; afterwards their answer is.
function chosenAnswer(credit: PortalCredit): CreditAnswer | null {
  const turn = creditTurn(credit);
  if (turn !== null) return turn === "team" ? "other_name" : null;
  return credit.naming === "anonymous" ? "anonymous" : "as_shown";
}

function asShownWords(credit: PortalCredit): string | null {
  if (creditTurn(credit) === "person") return "Accept, as shown";
  return credit.state === "accepted" && credit.naming !== "anonymous" ? "Keep it as shown" : null;
}

function standingWords(credit: PortalCredit) {
  const turn = creditTurn(credit);
  if (turn === "person") return <>We would like to thank you. Nothing is printed unless you accept.</>;
  if (turn === "team")
    return (
      <>
        You asked to be named <bdi className="font-fact">{credit.name}</bdi>. The team has to confirm it;
        nothing is printed before.
      </>
    );
  if (credit.state === "declined")
    return <>You declined. Your name appears nowhere. Write to the team if you change your mind.</>;
  return (
    <>
      You agreed to be named <bdi className="font-fact">{agreedName(credit)}</bdi>
      {credit.isPublic ? ". It is printed with the advisory and in the hall of fame." : "."} You can change
      this.
    </>
  );
}
