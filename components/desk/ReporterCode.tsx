import { PlainForm } from "@/components/form/PlainForm";
import type { FormAction } from "@/lib/domain/form-state";

type Props = {
  /** Whose code it is, where the case has several reporters. */
  name: string | null;
  participantId: string;
  caseId: string;
  reference: string;
  code: "in_force" | "stopped";
  actions: { stop: FormAction; allow: FormAction };
};

/** Stops the code of a reporter who says that it leaked, and lets it in again. Nobody of the team ever sees one. */
export function ReporterCode({ name, participantId, caseId, reference, code, actions }: Props) {
  const stopped = code === "stopped";
  const whose = name === null ? "the reporter’s code" : `the code of ${name}`;
  return (
    <div className="mt-3">
      {stopped ? <p className="font-fact text-high">Stopped: {whose} opens nothing.</p> : null}
      <PlainForm
        id={`code-${participantId}`}
        fold={stopped ? `Allow ${whose} again` : `Stop ${whose}`}
        action={stopped ? actions.allow : actions.stop}
        hidden={{ caseId, participantId }}
        fields={[
          {
            name: "reason",
            label: stopped ? "Why it is safe again" : "Why, and who asked for it",
            hint: stopped
              ? "The code that leaked works again from this moment on. The team reads the reason."
              : `It opens nothing from this moment on, and open visits end. Nobody can make a new one here: unless you allow it again, the reporter can only send a new report that quotes ${reference}. The team reads the reason.`,
            kind: "area",
          },
        ]}
        submit={stopped ? "Allow the code again" : "Stop the code"}
        variant="secondary"
        size="small"
      />
    </div>
  );
}
