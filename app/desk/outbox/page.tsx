import type { Metadata } from "next";
import { z } from "zod";
import { Banner } from "@/components/ui/Banner";
import { EmptyState } from "@/components/ui/EmptyState";
import { Bdi } from "@/components/ui/Mono";
import { PageHead } from "@/components/ui/PageHead";
import { Pagination } from "@/components/ui/Pagination";
import { PlainLink } from "@/components/ui/PlainLink";
import { AS, StackedTable, StackLabel, Td, Th } from "@/components/ui/Table";
import { Time } from "@/components/ui/Time";
import { upperFirst } from "@/lib/domain/text";
import { outbox } from "@/lib/queries/outbox";
import { requireStaff } from "@/lib/server/require-staff";

export const metadata: Metadata = { title: "Outgoing mail" };

type Props = { searchParams: Promise<{ after?: string | string[] }> };
type Line = Awaited<ReturnType<typeof outbox>>["lines"][number];

export default async function OutboxPage({ searchParams }: Props) {
  const person = await requireStaff("case.read", "/desk/outbox");
  const { after } = await searchParams;
  const from = z.uuid().safeParse(after).data ?? null;
  const { lines, next, configured } = await outbox(person.actor, from);
  return (
    <>
      <PageHead
        size="desk"
        title="Outgoing mail"
        lead="Every notice, as it left or would have left. None holds a word of a case."
      />
      {configured ? null : (
        <div className="mb-4">
          <Banner tone="warn">
            No mail server is set, so nothing leaves. Set <code>SMTP_URL</code> and start again to send mail.
          </Banner>
        </div>
      )}
      {lines.length === 0 ? (
        <EmptyState>Nothing has been written to anybody yet.</EmptyState>
      ) : (
        <StackedTable
          caption="Notices, newest first"
          className="md:min-w-[46rem]"
          heads={
            <>
              <Th>Case</Th>
              <Th>To</Th>
              <Th>Mail</Th>
              <Th>State</Th>
              <Th>When</Th>
            </>
          }
        >
          {lines.map((line) => (
            <NoticeRow key={line.id} line={line} />
          ))}
        </StackedTable>
      )}
      <Pagination
        words={`${lines.length} shown`}
        previous={from ? "/desk/outbox" : undefined}
        next={next ? `/desk/outbox?after=${next}` : undefined}
      />
    </>
  );
}

function NoticeRow({ line }: { line: Line }) {
  return (
    <tr {...AS.row}>
      <Th scope="row" className="stack-first">
        <PlainLink href={`/desk/cases/${line.reference}`}>
          <Bdi>{line.reference}</Bdi>
        </PlainLink>
      </Th>
      <Td>
        <StackLabel>To</StackLabel>
        {line.recipient === null ? "the reporter" : <bdi>{line.recipient}</bdi>}
      </Td>
      <Td>
        {line.mail ? (
          <details>
            <summary className="py-0">{line.mail.subject}</summary>
            <p className="mt-1 max-w-measure whitespace-pre-line text-muted">{line.mail.text}</p>
          </details>
        ) : (
          "unknown"
        )}
      </Td>
      <Td>{upperFirst(stateWords(line))}</Td>
      <Td className="stack-corner">
        <Time at={line.sentAt ?? line.createdAt} style="short" />
      </Td>
    </tr>
  );
}

function stateWords({ state, attempts, lastError }: Line): string {
  switch (state) {
    case "pending":
      return attempts === 0 ? "waiting" : `will be tried again (${attempts} so far, ${lastError})`;
    case "sending":
      return "being sent";
    case "sent":
      return "sent";
    case "failed":
      return `not sent: ${lastError}`;
    case "suppressed":
      return "not sent: no address, or may not read the case any more";
    case "not_configured":
      return "not sent: no mail server is set";
  }
}
