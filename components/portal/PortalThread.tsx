import type { ReactNode } from "react";
import { FileLine } from "@/components/ui/FileBox";
import { Message, Thread } from "@/components/ui/Message";
import { Prose } from "@/components/ui/Prose";
import { Tag } from "@/components/ui/Tag";
import { Time } from "@/components/ui/Time";
import { TimelineEvent } from "@/components/ui/TimelineEvent";
import type { MessageKind } from "@/lib/domain/case/origins";
import { durationWords } from "@/lib/domain/clock/words";
import { sizeWords } from "@/lib/domain/size-words";
import type { ShownEvent, ShownFile, ShownMessage, ShownPromise } from "./shapes";

type Report = { summaryHtml: string; receivedAt: Date; files: readonly ShownFile[] };

type Props = {
  organisation: string;
  myName: string | null;
  report: Report | null;
  messages: readonly ShownMessage[];
  events: readonly ShownEvent[];
  promises: readonly ShownPromise[];
};

type Item = { key: string; at: Date; node: ReactNode };

const KIND_TAGS: Partial<Record<MessageKind, string>> = {
  question: "Question to you",
  correction: "Correction",
  fix_notice: "Fix notice",
};

/** Report, messages, events and missed promises in one column, oldest first. */
export function PortalThread(props: Props) {
  const items: Item[] = [
    ...(props.report ? [reportItem(props.report, props.myName)] : []),
    // At the same instant the miss stands before the words that ended it.
    ...props.promises.flatMap(missedItem),
    ...props.messages.map((message) => messageItem(message, props)),
    ...props.events.map(eventItem),
  ];
  items.sort((a, b) => a.at.getTime() - b.at.getTime());
  return (
    <Thread>
      {items.map(({ key, node }) => (
        <div key={key}>{node}</div>
      ))}
    </Thread>
  );
}

function reportItem(report: Report, myName: string | null): Item {
  return {
    key: "report",
    at: report.receivedAt,
    node: (
      <Message
        voice="reporter"
        author="You"
        authorRole={myName ?? undefined}
        at={report.receivedAt}
        files={<Files files={report.files} />}
      >
        <div className="line-clamp-12">
          <Prose html={report.summaryHtml} />
        </div>
        <p className="mt-2 text-14">
          <a href="#report">Your whole report</a>
        </p>
      </Message>
    ),
  };
}

function messageItem(message: ShownMessage, { organisation, myName }: Props): Item {
  const tag = KIND_TAGS[message.kind];
  const author = message.mine ? "You" : (message.author ?? organisation);
  const role = message.mine ? (myName ?? undefined) : message.author ? organisation : undefined;
  return {
    key: message.id,
    at: message.at,
    node: (
      <Message
        id={`message-${message.id}`}
        voice={message.mine ? "reporter" : "team"}
        author={author}
        authorRole={role}
        at={message.at}
        isNew={message.isNew}
        files={<Files files={message.files} />}
      >
        {tag ? (
          <p>
            <Tag>{tag}</Tag>
          </p>
        ) : null}
        <Prose html={message.html} />
      </Message>
    ),
  };
}

function eventItem({ seq, at, icon, lead, rest, said, isNew }: ShownEvent): Item {
  return {
    key: `event-${seq}`,
    at,
    node: (
      <TimelineEvent icon={icon} at={at}>
        <b>{lead}</b> {rest} {isNew ? <Tag>New</Tag> : null}
        {said ? (
          <span className="block whitespace-pre-wrap text-text">
            <bdi>{said}</bdi>
          </span>
        ) : null}
      </TimelineEvent>
    ),
  };
}

const MISSED = {
  acknowledgement: "We missed our first answer.",
  evaluation: "We missed our evaluation.",
  next_update: "We missed an update.",
} as const;

// A promise that was missed stays in the timeline for good, kept later or not.
function missedItem({ id, kind, dueAt, satisfiedAt, status }: ShownPromise): Item[] {
  if (status.state !== "breached") return [];
  const at = satisfiedAt ?? dueAt;
  const node = (
    <TimelineEvent icon="warning" at={at} bad>
      <b>{MISSED[kind]}</b> It was due <Time at={dueAt} style="short" />
      {status.answered ? ` and came ${durationWords(status.overdueMs)} late.` : " and has not come."}
    </TimelineEvent>
  );
  return [{ key: `missed-${id}`, at, node }];
}

function Files({ files }: { files: readonly ShownFile[] }) {
  return files.map((file) => (
    <FileLine
      key={file.id}
      name={file.name}
      href={`/portal/files/${file.id}`}
      note={sizeWords(file.sizeBytes)}
    />
  ));
}
