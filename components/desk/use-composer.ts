import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { chosenIn } from "@/components/form/ChosenFiles";
import { choiceProblems, type FileLimits } from "@/lib/domain/file-limits";

/** A message to people outside stays here for so long after it was sent off, and can be taken back. */
export const HELD_SECONDS = 10;

type Problem = { field?: string; message: string; link?: { href: string; words: string } };
/** `held`: sent off, and not gone yet. */
export type ComposerState =
  | { status: "idle" | "held" | "sending" | "done" }
  | ({ status: "failed" } & Problem);

/**
 * Sends a composer's form to `to` and stays on the page. What people outside the team will read is held for ten seconds first;
 * it goes at once where the page is put away meanwhile, for whoever wrote it meant it to go.
 */
export function useComposer(to: string, fileLimits: FileLimits) {
  const [state, setState] = useState<ComposerState>({ status: "idle" });
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const { status } = state;

  const send = async () => {
    if (!form.current) return;
    setState({ status: "sending" });
    const problem = await problemOf(to, new FormData(form.current));
    if (problem !== null) return setState({ status: "failed", ...problem });
    form.current?.reset();
    setState({ status: "done" });
    router.refresh();
  };

  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useEffect(() => {
    if (status !== "held") return;
    const over = setTimeout(() => void latest.current(), HELD_SECONDS * 1_000);
    const goNow = () => document.visibilityState === "hidden" && void latest.current();
    document.addEventListener("visibilitychange", goNow);
    return () => {
      clearTimeout(over);
      document.removeEventListener("visibilitychange", goNow);
    };
  }, [status]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (status === "sending") return;
    const chosen = chosenIn(event.currentTarget.querySelector<HTMLInputElement>("input[type=file]"));
    const [tooMuch] = choiceProblems(chosen, fileLimits);
    if (tooMuch) return setState({ status: "failed", field: "message-files", message: tooMuch });
    if (status === "held" || isInternal(event.currentTarget)) return void send();
    setState({ status: "held" });
  };
  const undo = () => {
    // At once, for what is held cannot take the focus.
    flushSync(() => setState({ status: "idle" }));
    form.current?.querySelector("textarea")?.focus();
  };
  return { form, state, onSubmit, undo };
}

const isInternal = (form: HTMLFormElement) => form.querySelector("[data-voice=internal]:checked") !== null;

// Browsers let so much arrive although its page is gone.
const MOST_OUTLIVING_BYTES = 60_000;

function outlivesPage(form: FormData): boolean {
  const bytes = Array.from(form.values(), (value) =>
    typeof value === "string" ? 3 * value.length : value.size,
  );
  return bytes.reduce((sum, size) => sum + size, 0) < MOST_OUTLIVING_BYTES;
}

/** Sends the form; null when it arrived, else what to tell the person. */
async function problemOf(to: string, body: FormData): Promise<Problem | null> {
  const offline = { message: "The server could not be reached. Try again." };
  try {
    const headers = { Accept: "application/json" };
    const response = await fetch(to, { method: "POST", body, headers, keepalive: outlivesPage(body) });
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
