import { AnswerText, type ShownAnswer } from "@/components/report/AnswerText";
import { FileLine } from "@/components/ui/FileBox";
import { KeyValues } from "@/components/ui/KeyValues";
import { Time } from "@/components/ui/Time";
import { sizeWords } from "@/lib/domain/size-words";
import type { ShownFile } from "./shapes";

type Props = { answers: readonly ShownAnswer[]; files: readonly ShownFile[]; receivedAt: Date };

/** The report as it was sent. It never changes; corrections stand among the messages. */
export function ReportInFull({ answers, files, receivedAt }: Props) {
  return (
    <details>
      <summary className="cursor-pointer font-fact">Show everything you sent</summary>
      <p className="mt-2 text-14 text-muted">
        Received <Time at={receivedAt} />. It is kept as it came; to change something, send a correction.
      </p>
      <div className="mt-3">
        <KeyValues
          variant="rows"
          items={answers.map((answer) => ({ key: answer.label, value: <AnswerText {...answer} /> }))}
        />
      </div>
      {files.map((file) => (
        <FileLine
          key={file.id}
          name={file.name}
          href={`/portal/files/${file.id}`}
          note={sizeWords(file.sizeBytes)}
        />
      ))}
    </details>
  );
}
