"use client";

import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { PlainLink } from "@/components/ui/PlainLink";
import { Select } from "@/components/ui/TextInput";

export type ReadyReply = { id: string; name: string; text: string; gaps: readonly string[] };

type Props = {
  replies: readonly ReadyReply[];
  /** Id of the text field the reply goes into. */
  target: string;
  /** Put before ids, where a page has several pickers. */
  id: string;
  /** What is chosen at first: by the address, where JavaScript is off. */
  chosen?: string;
  /** Sent along by the form that works without JavaScript, to come back to the same place. */
  place: Readonly<Record<string, string>>;
  /** Where replies are changed; null: not by this person. */
  editHref: string | null;
};

/**
 * Shows a canned reply as it would read on this case, and puts it where the cursor was. Nothing is sent by choosing, and the
 * text can be changed. Without JavaScript the page comes back with the reply in its field.
 */
export function ReplyPicker({ replies, target, id, chosen = "", place, editHref }: Props) {
  const [picked, setPicked] = useState(chosen);
  const reply = replies.find((one) => one.id === picked);
  if (replies.length === 0) return null;
  return (
    <details className="mt-3 border-b border-line pb-2" open={chosen !== ""}>
      <summary className="text-13">Canned replies</summary>
      <form method="get">
        {Object.entries(place).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field
          id={`${id}-reply`}
          label="Reply"
          size="small"
          hint="Filled in for this case. You can change it before it is sent."
        >
          {(control) => (
            <Select
              {...control}
              name="reply"
              className="max-w-96"
              blank="Choose a reply"
              value={picked}
              onChange={(event) => setPicked(event.currentTarget.value)}
              options={replies.map((one) => ({ value: one.id, label: one.name }))}
            />
          )}
        </Field>
        {reply ? <Preview reply={reply} /> : null}
        <div className="mt-2 flex flex-wrap items-center gap-3">
          <Button
            type="button"
            size="small"
            variant="secondary"
            className="noscript:hidden"
            disabled={!reply}
            onClick={() => reply && insert(target, reply.text)}
          >
            Insert
          </Button>
          <Button size="small" variant="secondary" className="[@media(scripting:enabled)]:hidden">
            Put it into the field
          </Button>
          {editHref ? (
            <PlainLink href={editHref} className="ms-auto text-13">
              Change replies
            </PlainLink>
          ) : null}
        </div>
      </form>
    </details>
  );
}

function Preview({ reply: { text, gaps } }: { reply: ReadyReply }) {
  return (
    <div className="mt-2" aria-live="polite">
      <p className="text-13 text-muted">Preview</p>
      <p className="border-s-4 border-line-strong ps-3 wrap-anywhere whitespace-pre-wrap">{text}</p>
      {gaps.length > 0 ? (
        <p className="mt-1 text-13 font-fact text-high">
          This case has nothing for {gaps.map((gap) => gap.replace("_", " ")).join(", ")}: write over the
          brackets.
        </p>
      ) : null}
    </div>
  );
}

// Into the field as if it had been typed, so that undo works and whoever listens hears of it.
function insert(target: string, text: string): void {
  const field = document.getElementById(target);
  if (!(field instanceof HTMLTextAreaElement)) return;
  const before = field.value.slice(0, field.selectionStart);
  const gap = before === "" || before.endsWith("\n") ? "" : "\n\n";
  field.setRangeText(`${gap}${text}`, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}
