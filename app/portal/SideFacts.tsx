import { PromiseList } from "@/components/portal/PromiseList";
import { Button } from "@/components/ui/Button";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import { noDateWords } from "@/lib/domain/case/words";
import type { PortalCase } from "@/lib/queries/portal";

const NEWS: Readonly<Record<PortalCase["me"]["mail"], string>> = {
  comes:
    "We write to the address you left when something changes. The mail holds the reference and nothing else.",
  "not sent": "This desk sends no mail just now, so look in here from time to time with your code.",
  "no address": "You left no address, so look in here from time to time with your code.",
};

/** The side column: promises, the date, who can read, what protects the reporter. */
export function SideFacts({ found }: { found: PortalCase }) {
  const { readers, me, policy } = found;
  const team = readers.team === 1 ? "one person of the team" : `${readers.team} people of the team`;
  return (
    <>
      <PromiseList promises={found.promises} />
      <Section title="Publication date" size="small">
        <p className="border-t border-line pt-1.5">
          {found.publishedAt ? (
            <>
              <Time at={found.publishedAt} />
              {found.publicAdvisory?.withdrawnAt ? (
                <>
                  . Withdrawn on <Time at={found.publicAdvisory.withdrawnAt} style="date" />
                </>
              ) : null}
            </>
          ) : found.embargoUntil ? (
            <>
              The team plans to publish on <Time at={found.embargoUntil} />. If that does not suit you, write
              to them.
            </>
          ) : (
            <span className="text-muted">{noDateWords(found.state, found.outcome).sentence}</span>
          )}
        </p>
      </Section>
      <Section title="Who can see this case" size="small">
        <p className="border-t border-line pt-1.5 text-muted">
          You and {team}
          {readers.invited.length > 0 ? (
            <>
              , and without your name: <bdi>{readers.invited.join(", ")}</bdi>
            </>
          ) : null}
          . Nobody else.
        </p>
      </Section>
      <Section title="News by mail" size="small">
        <p className="border-t border-line pt-1.5 text-muted">{NEWS[me.mail]}</p>
      </Section>
      <Section title="Your code" size="small" id="code">
        <div className="border-t border-line pt-1.5 text-muted">
          <p>Whoever has it can read and write here as you. If somebody may have seen it, replace it.</p>
          <form method="post" action="/portal/code/start" className="mt-2.5">
            <Button variant="secondary" size="small">
              Replace your code
            </Button>
          </form>
        </div>
      </Section>
      <Section title="Your protection" size="small">
        <p className="border-t border-line pt-1.5 text-muted">
          This report stands under{" "}
          <a href={`/policy/${policy.number}#safe-harbour`}>
            the safe harbour of policy version {policy.number}
          </a>
          , as it was when you sent it.
        </p>
      </Section>
    </>
  );
}
