import { PlainForm } from "@/components/form/PlainForm";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import type { LabelTone } from "@/lib/domain/board/label";
import type { FormAction } from "@/lib/domain/form-state";
import { LabelMark } from "./LabelMark";

type Label = { id: string; name: string; tone: LabelTone; on: boolean };
type Props = {
  labels: readonly Label[];
  caseId: string;
  /** null: this person may not label. */
  action: FormAction | null;
  /** Whether this person may change the register of labels. */
  manages: boolean;
};

/** The labels of a case, and boxes that put them on and take them off. */
export function CaseLabels({ labels, caseId, action, manages }: Props) {
  const on = labels.filter((label) => label.on);
  const had = on.map(({ id }) => id);
  return (
    <Section
      title="Labels"
      size="small"
      note={manages ? <PlainLink href="/desk/labels">Manage</PlainLink> : null}
    >
      {on.length === 0 ? <p className="text-muted">No label.</p> : null}
      <p className="flex flex-wrap gap-1.5">
        {on.map(({ id, name, tone }) => (
          <LabelMark key={id} name={name} tone={tone} />
        ))}
      </p>
      {action && labels.length > 0 ? (
        <div data-key="label">
          <PlainForm
            id="labels"
            fold="Change the labels"
            action={action}
            fields={[
              {
                name: "labels",
                label: "Labels of this case",
                kind: "checks",
                options: labels.map(({ id, name, tone }) => ({
                  value: id,
                  label: <LabelMark name={name} tone={tone} />,
                })),
                values: had,
              },
            ]}
            hidden={{ caseId, had: had.join(" ") }}
            submit="Save labels"
            variant="secondary"
            size="small"
          />
        </div>
      ) : null}
    </Section>
  );
}
