import { Prose } from "@/components/ui/Prose";
import { Time } from "@/components/ui/Time";
import type { PeekData, PeekText } from "@/lib/domain/board/peek";

const VOICES: Record<PeekData["messages"][number]["voice"], string> = {
  reporter: "reporter",
  team: "to the reporter",
  internal: "internal",
  vendor: "vendors",
};

/** What the report says, and the latest words, rendered as on the page of the case. */
export function PeekTexts({ data: { report, messages } }: { data: PeekData }) {
  return (
    <>
      {messages.length > 0 ? (
        <section aria-label="Latest messages" className="mt-3 grid gap-2.5 border-t border-line pt-2.5">
          {messages.map(({ voice, author, when, ...text }) => (
            <div key={`${when.at} ${author}`}>
              <p className="text-13 text-muted">
                <bdi>{author}</bdi>, {VOICES[voice]}, <Time at={when.at} style="short" />
              </p>
              <Text {...text} />
            </div>
          ))}
        </section>
      ) : null}
      {report.length > 0 ? (
        <section aria-label="Report" className="mt-3 grid gap-2.5 border-t border-line pt-2.5">
          {report.map(({ label, ...text }) => (
            <div key={label}>
              <h3 className="text-13 font-medium text-muted">{label}</h3>
              <Text {...text} />
            </div>
          ))}
        </section>
      ) : null}
    </>
  );
}

function Text({ text, html, cut }: PeekText) {
  return (
    <>
      {html === null ? (
        <p className="wrap-anywhere whitespace-pre-wrap" dir="auto">
          {text}
        </p>
      ) : (
        <Prose html={html} />
      )}
      {cut ? <p className="text-13 text-muted">… more on the page of the case</p> : null}
    </>
  );
}
