"use client";

import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { HiddenFields } from "@/components/form/HiddenFields";
import { useActionForm } from "@/components/form/use-action-form";
import { Actions, Button } from "@/components/ui/Button";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { PlainLink } from "@/components/ui/PlainLink";
import { Section } from "@/components/ui/Section";
import { SubmitButton } from "@/components/ui/SubmitButton";
import type { FormAction } from "@/lib/domain/form-state";
import { AdvisoryFields, type EditableText, fieldId } from "./AdvisoryFields";
import { AdvisoryPreview } from "./AdvisoryPreview";
import { type Pane, PaneSwitch } from "./PaneSwitch";
import { ProblemList } from "./ProblemList";
import { type ShownPreview, useLivePreview } from "./use-live-preview";

type Props = {
  /** Sends the form: saves it, takes the facts of the case again, or shows it without JavaScript. */
  action: FormAction<ShownPreview>;
  /** Shows what is typed, and saves nothing. */
  look: FormAction<ShownPreview>;
  hidden: Readonly<Record<"caseId" | "seen", string>>;
  text: EditableText;
  products: readonly string[];
  /** The text as it was saved. */
  saved: ShownPreview;
  /** Said where nothing is open about the saved text. */
  calm: string;
  scoreHref: string;
  /** Whether saving is what brings the text forward. */
  saveIsNext: boolean;
};

const EDITOR = "advisory-text";

/**
 * The source and what the public would read, side by side; on a small screen one of them at a time. Works without JavaScript;
 * a refusal keeps everything typed, and so does a look at the preview.
 */
export function AdvisoryEditor({ action, look, hidden, text, products, saved, ...rest }: Props) {
  const source = useRef<HTMLFormElement>(null);
  const [pane, setPane] = useState<Pane>("source");
  const form = useActionForm(action, fieldId);
  const live = useLivePreview(source, look, hidden.seen);
  const shown = live.shown ?? form.review ?? saved;
  const unsaved = form.returned !== null && !form.review?.saved;
  const dirty = unsaved || live.keeping !== "up to date" || live.shown?.saved === false;
  // Without JavaScript there is no switch, and both are shown.
  const placed = (own: Pane) => (pane === own ? "" : "max-lg:not-noscript:hidden");
  return (
    <div className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-y-5 lg:grid-cols-2 lg:grid-rows-[auto_1fr] lg:gap-x-8">
      <Section title="Problems" size="small" note={countWords(shown.problems.length)}>
        {shown.problems.length === 0 ? (
          <p className="text-muted">None. {shown.saved ? rest.calm : "Save the text to go on."}</p>
        ) : (
          <ProblemList
            problems={shown.problems}
            scoreHref={rest.scoreHref}
            editable
            // The field has to be there before the browser goes to it.
            onJump={() => flushSync(() => setPane("source"))}
          />
        )}
        <Actions className="mt-2">
          <Button form={EDITOR} name="then" value="refresh" variant="quiet" size="small">
            Refresh from case
          </Button>
          <PlainLink href={rest.scoreHref}>Score the case</PlainLink>
        </Actions>
      </Section>
      <PaneSwitch pane={pane} onChange={setPane} />
      <form
        ref={source}
        id={EDITOR}
        action={form.send}
        onInput={live.typed}
        noValidate
        data-unsaved={unsaved ? true : undefined}
        data-dirty={dirty ? true : undefined}
        className={`lg:col-start-1 ${placed("source")}`}
      >
        <ErrorSummary errors={form.errors} kept="Everything you wrote is still here." />
        <HiddenFields values={hidden} />
        <AdvisoryFields form={form} text={text} products={products} />
        <div className="in-reach mt-5 border-t-2 border-text bg-bg py-3">
          <SubmitButton variant={rest.saveIsNext || dirty ? "primary" : "secondary"} name="then" value="save">
            Save
          </SubmitButton>
          <noscript>
            <Button variant="secondary" name="then" value="preview">
              See it as the public would
            </Button>
          </noscript>
        </div>
      </form>
      <AdvisoryPreview
        shown={shown}
        keeping={live.keeping}
        asked={live.shown === null && form.review !== null}
        className={`lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:self-start ${placed("preview")}`}
      />
    </div>
  );
}

function countWords(count: number): string {
  return count === 0 ? "" : String(count);
}
