"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { chosenIn } from "@/components/form/ChosenFiles";
import { FileField } from "@/components/form/FileField";
import { Banner } from "@/components/ui/Banner";
import { type Audience, Composer, ComposerAudiences, ComposerSend } from "@/components/ui/Composer";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { choiceProblems, type FileLimits } from "@/lib/domain/file-limits";
import { MentionMenu } from "./MentionMenu";
import { MentionText } from "./MentionText";

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
type Problem = { field?: string; message: string; link?: { href: string; words: string } };
type State = { status: "idle" | "sending" | "done" } | ({ status: "failed" } & Problem);

/**
 * Writes a note or a message, with files. Internal unless another audience is chosen; colour and button follow the choice.
 * Without JavaScript the browser posts the same form.
 */
export function CaseComposer({ to, audiences, fileLimits, text, audience, names = [] }: Props) {
  const [state, setState] = useState<State>({ status: "idle" });
  const router = useRouter();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state.status === "sending") return;
    const form = event.currentTarget;
    const chosen = chosenIn(form.querySelector<HTMLInputElement>("input[type=file]"));
    const [tooMuch] = choiceProblems(chosen, fileLimits);
    if (tooMuch) return setState({ status: "failed", field: "message-files", message: tooMuch });
    setState({ status: "sending" });
    const problem = await problemOf(to, new FormData(form));
    if (problem !== null) return setState({ status: "failed", ...problem });
    form.reset();
    setState({ status: "done" });
    router.refresh();
  };
  return (
    <Composer
      id="write"
      method="post"
      action={to}
      encType="multipart/form-data"
      noValidate
      className="mt-5"
      onSubmit={send}
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
      <ComposerAudiences audiences={audiences} value={audience} text="body" />
      <MentionText
        id="body"
        name="body"
        label="Message"
        defaultValue={text}
        rows={text ? 10 : undefined}
        names={names}
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
      <ComposerSend audiences={audiences} shortcut="Ctrl Enter" disabled={state.status === "sending"}>
        {names.length > 0 ? <MentionMenu names={names} into="body" /> : null}
      </ComposerSend>
    </Composer>
  );
}

/** Sends the form; null when it arrived, else what to tell the person. */
async function problemOf(to: string, form: FormData): Promise<Problem | null> {
  const offline = { message: "The server could not be reached. Try again." };
  try {
    const headers = { Accept: "application/json" };
    const response = await fetch(to, { method: "POST", body: form, headers });
    if (response.ok) return null;
    const { error }: { error?: { message?: string; reference?: string } } = await response.json();
    if (response.status === 401) return signedOut();
    if (!error?.message) return offline;
    return { message: error.reference ? `${error.message} Reference ${error.reference}.` : error.message };
  } catch {
    return offline;
  }
}

function signedOut(): Problem {
  const next = encodeURIComponent(`${location.pathname}${location.search}`);
  return {
    message:
      "Your session has ended and nothing was sent. Sign in in another tab, come back, and send again.",
    link: { href: `/sign-in?next=${next}`, words: "Sign in (new tab)" },
  };
}

function sendOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
