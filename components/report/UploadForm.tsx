"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { ErrorSummary } from "@/components/ui/ErrorSummary";

type Answer = { location?: string; error?: { message?: string } };
type State = { at: "rest"; problem?: string } | { at: "sending"; percent: number };

const LOST = "The upload did not arrive. Check your connection and send it again";

/** A form with files. With JavaScript it shows how far they are and stays on the page when one is refused. */
export function UploadForm({ action, children }: { action: string; children: ReactNode }) {
  const [state, setState] = useState<State>({ at: "rest" });
  const send = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const files = form.querySelector<HTMLInputElement>("input[type=file]")?.files?.length ?? 0;
    if (files === 0) return;
    event.preventDefault();
    if (state.at === "sending") return;
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
      else setState({ at: "rest", problem: answer?.error?.message ?? LOST });
    };
    setState({ at: "sending", percent: 0 });
    request.send(new FormData(form, submitter));
  };
  const problem = state.at === "rest" ? state.problem : undefined;
  return (
    <form method="post" action={action} encType="multipart/form-data" onSubmit={send}>
      <ErrorSummary
        errors={problem ? [{ field: "files", message: problem }] : []}
        kept="Everything else is kept. Files that were not refused are listed after a reload."
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
