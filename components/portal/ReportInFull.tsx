import { FileLine } from "@/components/ui/FileBox";
import { KeyValues } from "@/components/ui/KeyValues";
import { Time } from "@/components/ui/Time";
import type { AnswerLine } from "@/lib/domain/report/answers";
import { sizeWords } from "@/lib/domain/size-words";
import type { ShownFile } from "./shapes";

type Props = { lines: readonly AnswerLine[]; files: readonly ShownFile[]; receivedAt: Date };

/** The report as it was sent, word for word. It never changes; corrections stand among the messages. */
export function ReportInFull({ lines, files, receivedAt }: Props) {
  return (
    <details>
      <summary className="cursor-pointer font-fact">Show everything you sent</summary>
      <p className="mt-2 text-14 text-muted">
        Received <Time at={receivedAt} />. It is kept as it came; to change something, send a correction.
      </p>
      <div className="mt-3">
        <KeyValues
          variant="rows"
          items={lines.map(({ label, text }) => ({
            key: label,
            value: (
              <span dir="auto" className="whitespace-pre-wrap">
                {text}
              </span>
            ),
          }))}
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
