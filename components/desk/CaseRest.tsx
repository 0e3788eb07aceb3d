import type { FormField } from "@/components/form/FormControl";
import { PlainForm } from "@/components/form/PlainForm";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import type { SnoozeOffer } from "@/lib/domain/case/snooze-words";
import { OTHERS, OTHERS_WORDS, type Other } from "@/lib/domain/case/waiting";
import type { FormAction } from "@/lib/domain/form-state";

type Rest = {
  snoozed: boolean;
  /** "Snoozed until 2 December 2026 or a reply. Waits for a vendor: Tern"; null: neither. */
  rests: string | null;
  offers: readonly SnoozeOffer[];
  waitsFor: Other | "";
  party: string;
};
type Props = {
  of: Rest;
  hidden: Record<string, string>;
  /** null: the case is closed, or not for this person to snooze. */
  actions: { snooze: FormAction; wake: FormAction; wait: FormAction } | null;
};

/** What a case rests on, and the forms that snooze it, bring it back and say whom it waits for. */
export function CaseRest({ of, hidden, actions }: Props) {
  const { snoozed, rests, waitsFor } = of;
  if (actions === null && rests === null) return null;
  const shared = { hidden, variant: "secondary", size: "small" } as const;
  return (
    <Section title="Snooze" size="small">
      <p dir="auto" className={rests === null ? "text-muted" : ""}>
        {rests ?? "On the board. Waits for nobody outside."}
      </p>
      {actions && snoozed ? (
        <PlainForm id="wake" action={actions.wake} submit="Bring it back" {...shared} />
      ) : null}
      {actions ? (
        <div data-key="snooze">
          <PlainForm
            id="snooze"
            fold={snoozed ? "Snooze until another day" : "Snooze until …"}
            action={actions.snooze}
            fields={snoozeFields(of.offers)}
            submit="Snooze"
            {...shared}
          />
        </div>
      ) : null}
      {actions ? (
        <PlainForm
          id="wait"
          fold={waitsFor === "" ? "Waits for somebody outside" : "Change whom it waits for"}
          action={actions.wait}
          fields={waitFields(of)}
          submit="Save"
          {...shared}
        />
      ) : null}
    </Section>
  );
}

function snoozeFields(offers: readonly SnoozeOffer[]): FormField[] {
  return [
    {
      name: "until",
      label: "Until when",
      hint: "A reply of the reporter or a promise that is due soon brings the case back earlier. Promises go on.",
      kind: "radios",
      options: [
        ...offers.map(({ until, label, day, blocker }) => ({
          value: until,
          label,
          help:
            blocker ?? (day === null ? undefined : <Time at={new Date(`${day}T00:00:00Z`)} style="date" />),
          disabled: blocker !== null,
        })),
        { value: "day", label: "Until a day" },
      ],
    },
    { name: "day", label: "The day", kind: "date", optional: true },
  ];
}

function waitFields({ waitsFor, party }: Rest): FormField[] {
  return [
    {
      name: "waitsFor",
      label: "Waits for",
      kind: "select",
      options: [
        { value: "", label: "Nobody outside" },
        ...OTHERS.map((other) => ({ value: other, label: OTHERS_WORDS[other] })),
      ],
      value: waitsFor,
    },
    {
      name: "party",
      label: "Whom exactly",
      hint: "Read by the team only.",
      optional: true,
      value: party,
    },
  ];
}
