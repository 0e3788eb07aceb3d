import { CaseLabels } from "@/components/desk/CaseLabels";
import { CaseRest } from "@/components/desk/CaseRest";
import { CaseWatch } from "@/components/desk/CaseWatch";
import { PlainForm } from "@/components/form/PlainForm";
import { Section } from "@/components/ui/Section";
import type { Action } from "@/lib/domain/access/policy";
import { isOpen } from "@/lib/domain/case/states";
import { TAKE_BACK_MINUTES } from "@/lib/domain/case/take-back";
import type { CasePage } from "@/lib/queries/case-page";
import { label, snooze, takeBack, unwatch, wait, wake, watch } from "./attention-actions";

type Props = { page: CasePage; may: (action: Action) => boolean };

/** How the team keeps this case in sight: labels, snoozing it, watching, and taking the last move back. */
export function Attention({ page, may }: Props) {
  const of = page.attention;
  const hidden = { caseId: page.id, version: String(page.version) };
  return (
    <>
      {of.takesBack && may("case.take_back") ? (
        <Section title="Your last move" size="small">
          <p className="text-muted">
            Nobody outside has heard of it yet. You can take it back for {TAKE_BACK_MINUTES} minutes.
          </p>
          <PlainForm
            id="take-back"
            action={takeBack}
            hidden={hidden}
            submit="Take it back"
            keyName="undo"
            variant="secondary"
            size="small"
          />
        </Section>
      ) : null}
      <CaseLabels
        labels={of.labels}
        caseId={page.id}
        action={may("case.label") ? label : null}
        manages={may("label.manage")}
      />
      <CaseRest
        of={of}
        hidden={hidden}
        actions={may("case.snooze") && isOpen(page.state) ? { snooze, wake, wait } : null}
      />
      <CaseWatch
        watchers={of.watchers}
        caseId={page.id}
        action={may("case.watch") ? (of.watchers.mine ? unwatch : watch) : null}
      />
    </>
  );
}
