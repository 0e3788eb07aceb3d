import type { Metadata } from "next";
import { shownAnswers } from "@/app/answers-html";
import { correct, reopen } from "@/app/portal/actions";
import { CreditOffers } from "@/app/portal/CreditOffers";
import { ownCase } from "@/app/portal/own-case";
import { PortalPage } from "@/app/portal/PortalPage";
import { SideFacts } from "@/app/portal/SideFacts";
import { EarlierReport } from "@/components/portal/EarlierReport";
import { PortalDocket } from "@/components/portal/PortalDocket";
import { PortalThread } from "@/components/portal/PortalThread";
import { ReplyForm } from "@/components/portal/ReplyForm";
import { ReportInFull } from "@/components/portal/ReportInFull";
import type { ShownMessage } from "@/components/portal/shapes";
import { WhereItStands } from "@/components/portal/WhereItStands";
import { WordsForm } from "@/components/portal/WordsForm";
import { Banner } from "@/components/ui/Banner";
import { ButtonLink } from "@/components/ui/Button";
import { Mono } from "@/components/ui/Mono";
import { PageHead } from "@/components/ui/PageHead";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section, TwoColumns } from "@/components/ui/Section";
import { lookUp } from "@/lib/domain/look-up";
import type { PortalCase } from "@/lib/queries/portal";
import { ifRoom } from "@/lib/server/if-room";
import { renderMarkdown } from "@/lib/server/markdown/render";
import { currentTime } from "@/lib/server/time";
import { renewal } from "@/lib/server/who";
import { markRead } from "@/lib/usecases/portal/mark-read";

const SENT: Readonly<Record<string, string>> = {
  reply: "Your message was sent. The team sees it on the desk.",
  correction: "Your correction was sent. The team sees it on the desk.",
  withdrawal: "You withdrew the report. You can reopen the case once if you change your mind.",
  reopening: "You reopened the case. The team sees it on the desk.",
  credit: "Your choice about credit is saved.",
  code: "Your new code is saved. It is not shown again.",
  "other-code":
    "The new code of the other case is saved. It is not shown again. The code of this case is as it was.",
};

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: `${(await searchParams).problem === "empty" ? "Error: " : ""}Your case` };
}

export default async function Portal({ searchParams }: Props) {
  const { actor, found } = await ownCase();
  const { sent, problem } = await searchParams;
  const [messages, report] = await Promise.all([shownMessages(found), shownReport(found)]);
  // A look at the page is what marks messages as read; it changes nothing else.
  await ifRoom(markRead({ actor, now: currentTime() }, {}));
  const made = await renewal();
  const unsaved = made?.isOpen && made.actor.participantId === actor.participantId;
  const done = lookUp(SENT, sent);
  return (
    <PortalPage organisation={found.organisation} policyNumber={found.policy.number}>
      <div className="mt-4 grid gap-2 empty:hidden">
        {done ? (
          <Banner tone="ok" live>
            {done}
          </Banner>
        ) : null}
        {unsaved ? (
          <Banner tone="warn">
            You have a new code and have not said that you saved it.{" "}
            <PlainLink href="/portal/code">See it again</PlainLink>
          </Banner>
        ) : null}
      </div>
      <PageHead
        eyebrow={
          <>
            <span>Your case</span>
            <Mono>{found.reference}</Mono>
          </>
        }
        title={<bdi>{found.title}</bdi>}
      />
      <PortalDocket {...found} />
      <div className="mt-7">
        <TwoColumns label="Facts" aside={<SideFacts found={found} />}>
          <WhereItStands
            {...found}
            contacts={found.policy.contacts}
            creditAsked={found.credits.some(({ state, answeredAt }) => state === "offered" && !answeredAt)}
          />
          <Messages found={found} report={report} messages={messages} empty={problem === "empty"} />
          {found.earlier ? <EarlierReport {...found.earlier} /> : null}
          <CreditOffers found={found} />
          <OwnReport found={found} report={report} />
        </TwoColumns>
      </div>
    </PortalPage>
  );
}

async function shownMessages(found: PortalCase): Promise<ShownMessage[]> {
  const { lastReadAt } = found.me;
  return Promise.all(
    found.messages.map(async ({ body, ...message }) => ({
      ...message,
      html: (await renderMarkdown(body)).html,
      isNew: !message.mine && (lastReadAt === null || message.at > lastReadAt),
    })),
  );
}

// Who looks in for the first time knows that all of it is new.
function shownEvents({ events, me: { lastReadAt } }: PortalCase) {
  return events.map((event) => ({
    ...event,
    isNew: !event.mine && lastReadAt !== null && event.at > lastReadAt,
  }));
}

type ShownReport = Awaited<ReturnType<typeof shownReport>>;

async function shownReport({ report }: PortalCase) {
  if (!report) return null;
  const { lines, ...rest } = report;
  const answers = await shownAnswers(lines);
  const summaryHtml = answers.find(({ field }) => field === "summary")?.html ?? "";
  return { ...rest, answers, summaryHtml };
}

type MessagesProps = { found: PortalCase; report: ShownReport; messages: ShownMessage[]; empty: boolean };

function Messages({ found, report, messages, empty }: MessagesProps) {
  const fresh = messages.filter(({ isNew }) => isNew).length;
  const asked = found.state === "needs_info";
  const people = found.readers.team === 1 ? "one person" : `${found.readers.team} people`;
  return (
    <Section title="Messages" note={<span className="text-muted">{countWords(messages.length, fresh)}</span>}>
      <PortalThread
        organisation={found.organisation}
        myName={found.me.name}
        report={report}
        messages={messages}
        events={shownEvents(found)}
        promises={found.promises}
      />
      {found.mayReopen ? (
        <WordsForm
          action={reopen}
          caseId={found.caseId}
          id="reopen"
          name="reason"
          label="Reopen this case"
          hint="You can do this once. Say what the team should look at again."
          submit="Reopen the case"
          variant="secondary"
          rows={4}
        />
      ) : null}
      <ReplyForm
        label={asked ? "Your answer" : "Reply"}
        hint={`Read by the ${people} of the team and by you.${found.readers.invited.length > 0 ? " Invited parties do not see it." : ""}`}
        text={found.me.replyDraft}
        waitingFiles={found.waitingFiles}
        fileLimits={found.fileLimits}
        error={empty ? "Write something first." : undefined}
      />
    </Section>
  );
}

function countWords(count: number, fresh: number): string {
  if (count === 0) return "no answer yet";
  return `${count} ${count === 1 ? "message" : "messages"}${fresh > 0 ? `, ${fresh} new` : ""}`;
}

function OwnReport({ found, report }: { found: PortalCase; report: ShownReport }) {
  if (!report) return null;
  return (
    <Section title="Your report" id="report">
      <ReportInFull {...report} />
      {found.state === "closed" ? null : (
        <details className="mt-4" id="correct">
          <summary className="cursor-pointer font-fact">Correct something in it</summary>
          <WordsForm
            action={correct}
            caseId={found.caseId}
            id="correction"
            name="body"
            label="Correction"
            hint="The report stays as it came; your correction stands beside it."
            submit="Send the correction"
            variant="secondary"
            rows={4}
          />
        </details>
      )}
      {found.mayWithdraw ? (
        <p className="mt-5">
          <ButtonLink href="/portal/withdraw" variant="destructive">
            Withdraw this report
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  );
}
