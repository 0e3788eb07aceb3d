"use client";

import type { KeyboardEvent } from "react";
import { FileField } from "@/components/form/FileField";
import { Banner } from "@/components/ui/Banner";
import { type Audience, Composer, ComposerAudiences, ComposerSend } from "@/components/ui/Composer";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import type { FileLimits } from "@/lib/domain/file-limits";
import { HeldMessage } from "./HeldMessage";
import { MentionMenu } from "./MentionMenu";
import { MentionText } from "./MentionText";
import { useComposer } from "./use-composer";

type Props = {
  to: string;
  audiences: Audience[];
  fileLimits: FileLimits;
  /** Stands in the field at first: a reply the address asks for. */
  text?: string;
  /** Who reads it, unless somebody else is chosen. */
  audience?: string;
  /** Colleagues whom a note can name. */
  names?: readonly string[];
};

/**
 * Writes a note or a message, with files. Internal unless another audience is chosen; colour and button follow the choice.
 * Without JavaScript the browser posts the same form, and nothing is held.
 */
export function CaseComposer({ to, audiences, fileLimits, text, audience, names = [] }: Props) {
  const { form, state, onSubmit, undo } = useComposer(to, fileLimits);
  const held = state.status === "held";
  return (
    <Composer
      ref={form}
      id="write"
      method="post"
      action={to}
      encType="multipart/form-data"
      noValidate
      className="mt-5"
      onSubmit={onSubmit}
      onKeyDown={sendOnCtrlEnter}
    >
      <ErrorSummary
        errors={state.status === "failed" ? [{ field: "body", ...state }] : []}
        kept="Your text and files are still here."
      />
      {state.status === "done" ? (
        <Banner tone="ok" live>
          Sent.
        </Banner>
      ) : null}
      <div inert={held}>
        <ComposerAudiences audiences={audiences} value={audience} text="body" />
        <MentionText
          id="body"
          name="body"
          label="Message"
          defaultValue={text}
          rows={text ? 10 : undefined}
          names={names}
          data-outgoing
        />
        <div className="px-4 pb-3">
          <FileField
            id="message-files"
            size="small"
            className="mt-0!"
            hint={{ after: "Read by the same people as the text." }}
            limits={fileLimits}
          />
        </div>
      </div>
      {held ? (
        <HeldMessage onUndo={undo} />
      ) : (
        <ComposerSend audiences={audiences} shortcut="Ctrl Enter" disabled={state.status === "sending"}>
          {names.length > 0 ? <MentionMenu names={names} into="body" /> : null}
        </ComposerSend>
      )}
    </Composer>
  );
}

function sendOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
