import { PlainForm } from "@/components/form/PlainForm";
import { Section } from "@/components/ui/Section";
import { Who } from "@/components/ui/Who";
import type { FormAction } from "@/lib/domain/form-state";

type Props = {
  watchers: { names: readonly string[]; mine: boolean };
  caseId: string;
  /** Begins or ends watching; null: this person cannot watch. */
  action: FormAction | null;
};

/** Who hears of the reporter's messages beside the assignee. */
export function CaseWatch({ watchers, caseId, action }: Props) {
  return (
    <Section title="Watching" size="small">
      {watchers.names.length === 0 ? <p className="text-muted">Nobody watches this case.</p> : null}
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {watchers.names.map((name) => (
          <li key={name}>
            <Who name={name} />
          </li>
        ))}
      </ul>
      {action ? (
        <PlainForm
          id="watch"
          action={action}
          hidden={{ caseId }}
          submit={watchers.mine ? "Stop watching" : "Watch this case"}
          variant="quiet"
          size="small"
        />
      ) : null}
    </Section>
  );
}
