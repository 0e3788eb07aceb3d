"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState } from "react";
import { chosenIn } from "@/components/form/ChosenFiles";
import { ErrorSummary } from "@/components/ui/ErrorSummary";
import { choiceProblems, type FileLimits } from "@/lib/domain/file-limits";

type Answer = { location?: string; error?: { message?: string; filesBegun?: boolean } };
type Problem = { messages: string[]; kept: string };
type State = { at: "rest"; problem?: Problem } | { at: "sending"; percent: number };

const NOT_SENT = "Nothing was sent, and your choice is still there.";
const LOST: Problem = {
  messages: ["The upload did not arrive. Check your connection and send it again."],
  kept: "Everything else is kept.",
};

type Props = { action: string; limits: FileLimits; children: ReactNode };

/** A form with files. With JavaScript it shows how far they are and stays on the page when one is refused. */
export function UploadForm({ action, limits, children }: Props) {
  const [state, setState] = useState<State>({ at: "rest" });
  const router = useRouter();
  // Refused before a file was read, the choice can be sent again as it stands. Else what was not refused has arrived: it is
  // listed, and no longer chosen, so that it does not go twice.
  const refused = (form: HTMLFormElement, error: Answer["error"]): Problem => {
    if (!error?.message) return LOST;
    const messages = [error.message];
    if (!error.filesBegun) return { messages, kept: NOT_SENT };
    form.reset();
    router.refresh();
    return { messages, kept: "Everything else is kept. The files that arrived are listed below." };
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const chosen = chosenIn(form.querySelector("input[type=file]"));
    if (chosen.length === 0) return;
    event.preventDefault();
    if (state.at === "sending") return;
    const messages = choiceProblems(chosen, limits);
    if (messages.length > 0) return setState({ at: "rest", problem: { messages, kept: NOT_SENT } });
    const request = new XMLHttpRequest();
    request.open("POST", action);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) =>
      setState({ at: "sending", percent: total > 0 ? Math.floor((100 * loaded) / total) : 0 });
    request.onerror = () => setState({ at: "rest", problem: LOST });
    request.onload = () => {
      const answer: Answer | null = request.response;
      if (answer?.location) window.location.assign(answer.location);
      else setState({ at: "rest", problem: refused(form, answer?.error) });
    };
    setState({ at: "sending", percent: 0 });
    request.send(new FormData(form, submitter));
  };
  const problem = state.at === "rest" ? state.problem : undefined;
  return (
    <form method="post" action={action} encType="multipart/form-data" onSubmit={send}>
      <ErrorSummary
        errors={(problem?.messages ?? []).map((message) => ({ field: "files", message }))}
        kept={problem?.kept}
      />
      {children}
      <div role="status" className="mt-4 min-h-11 text-14">
        {state.at === "sending" ? (
          <label className="flex items-center gap-3">
            <progress max={100} value={state.percent} className="w-60 max-w-full accent-accent" />
            {state.percent < 100 ? `${state.percent} % sent` : "Storing the files, encrypted"}
          </label>
        ) : null}
      </div>
    </form>
  );
}
