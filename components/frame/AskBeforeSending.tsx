"use client";

import { useEffect } from "react";

const OUTGOING = "textarea[data-outgoing]";

/**
 * Asks once more before a text leaves the team that looks as if it held a secret or named a machine inside. Texts that people
 * outside read carry `data-outgoing`; in the composer they do where an audience outside is chosen.
 */
export function AskBeforeSending() {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    // Most pages of the desk never need it.
    window.addEventListener("focusin", ({ target }) => isOutgoing(target) && void fetched(), { signal });
    // First of all: before anything is sent by script.
    window.addEventListener("submit", lookAgain, { signal, capture: true });
    return () => listening.abort();
  }, []);
  return null;
}

const isOutgoing = (target: EventTarget | null) => target instanceof Element && target.matches(OUTGOING);

let question: ((texts: readonly string[]) => string | null) | null = null;

async function fetched(): Promise<void> {
  const { questionAbout } = await import("./outgoing-question");
  question = questionAbout;
}

function lookAgain(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.querySelector("[data-voice=internal]:checked")) return;
  // Of a form's own elements, for some stand beside it in the page.
  const texts = Array.from(form.elements).flatMap((element) =>
    element instanceof HTMLTextAreaElement && element.matches(OUTGOING) ? element.value : [],
  );
  if (texts.join("") === "") return;
  if (question === null) {
    // It comes with the first touch of such a text; a server that does not answer must not keep anything from being sent.
    fetched()
      .catch(() => (question = () => null))
      .finally(() => form.requestSubmit(event.submitter));
  } else {
    const words = question(texts);
    if (words === null || window.confirm(words)) return;
  }
  event.preventDefault();
  event.stopPropagation();
}
