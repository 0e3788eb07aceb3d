import { AnswerText, type ShownAnswer } from "@/components/report/AnswerText";
import { FileLine } from "@/components/ui/FileBox";
import { type IconName, iconNames } from "@/components/ui/Icon";
import { KeyValues } from "@/components/ui/KeyValues";
import { Message, Thread, type Voice } from "@/components/ui/Message";
import { Mono } from "@/components/ui/Mono";
import { Prose } from "@/components/ui/Prose";
import { TimelineEvent } from "@/components/ui/TimelineEvent";
import type { MessageKind } from "@/lib/domain/case/origins";
import type { CaseFile, ThreadEvent, ThreadMessage, ThreadReport } from "@/lib/domain/case/thread";
import { sizeWords } from "@/lib/domain/size-words";

type ReportItem = ThreadReport & { lines: readonly ShownAnswer[] };

export type ThreadItem = ReportItem | (ThreadMessage & { html: string }) | ThreadEvent;

type Readers = { reporter: string; team: number };

/** Report, messages, notes and events in one column. Every message says who reads it. */
export function CaseThread({ items, readers }: { items: readonly ThreadItem[]; readers: Readers }) {
  return (
    <Thread>
      {items.map((item) => {
        if (item.type === "event")
          return (
            <TimelineEvent key={item.id} icon={iconOf(item.icon)} at={item.at} bad={item.bad}>
              {item.who ? <b>{item.who} </b> : null}
              {item.words}
              {item.reason ? (
                <span className="block whitespace-pre-wrap text-text">{item.reason}</span>
              ) : null}
            </TimelineEvent>
          );
        if (item.type === "report") return <Report key={item.id} report={item} />;
        return (
          <Message
            key={item.id}
            id={`message-${item.id}`}
            voice={item.voice}
            author={item.author}
            authorRole={ROLE_WORDS[item.voice] ?? KIND_WORDS[item.kind]}
            readers={readersOf(item.voice, item.kind, readers)}
            at={item.at}
            files={<Files files={item.files} />}
          >
            <Prose html={item.html} />
          </Message>
        );
      })}
    </Thread>
  );
}

const ROLE_WORDS: Partial<Record<Voice, string>> = { reporter: "reporter", team: "team", vendor: "vendor" };
const KIND_WORDS: Partial<Record<MessageKind, string>> = { note: "note" };

function readersOf(voice: Voice, kind: MessageKind, { reporter, team }: Readers): string {
  switch (voice) {
    case "internal":
      return `Internal, ${team} ${team === 1 ? "person" : "people"}`;
    case "reporter":
      return kind === "correction" ? "Correction, to the team" : "To the team";
    case "vendor":
      return "Vendor and team, hidden from the reporter";
    case "team":
      return `${kind === "question" ? "Question to" : kind === "fix_notice" ? "Fix notice to" : "To"} ${reporter}`;
  }
}

function Report({ report }: { report: ReportItem }) {
  const long = report.lines.flatMap(({ html, ...line }) => (html === null ? [] : [{ ...line, html }]));
  const short = report.lines.filter(({ html }) => html === null);
  return (
    <Message
      id={`report-${report.id}`}
      voice="reporter"
      author={report.author}
      authorRole="reporter"
      readers="The report, to the team"
      at={report.at}
      files={<Files files={report.files} />}
    >
      {long.map((line) => (
        <section key={line.field} className="mt-2.5 first:mt-0">
          <h3 className="text-13 font-fact text-muted">{line.label}</h3>
          <Prose html={line.html} />
        </section>
      ))}
      <details className="mt-3" open={long.length === 0}>
        <summary className="text-13">All {report.lines.length} answers and the receipt</summary>
        <div className="mt-2">
          <KeyValues
            items={[
              ...short.map((line) => ({ key: line.label, value: <AnswerText {...line} /> })),
              ...(report.attestation
                ? [{ key: "Rules accepted", value: `version ${report.attestation}` }]
                : []),
              ...(report.receipt
                ? [
                    { key: "Policy", value: `version ${report.receipt.policyNumber}` },
                    { key: "SHA-256 of the text", value: <Mono wrap>{report.receipt.textSha256}</Mono> },
                    { key: "Receipt signed with", value: <Mono wrap>{report.receipt.keyId}</Mono> },
                  ]
                : []),
            ]}
          />
        </div>
      </details>
    </Message>
  );
}

function Files({ files }: { files: readonly CaseFile[] }) {
  return files.map((file) => (
    <FileLine
      key={file.id}
      name={file.name}
      href={`/desk/files/${file.id}`}
      note={`${sizeWords(file.sizeBytes)}, downloads only; treat it as hostile`}
    />
  ));
}

function iconOf(name: string): IconName {
  return iconNames.find((known) => known === name) ?? "dot";
}
