"use client";

import { useEffect } from "react";
import { type Slip, slipsIn } from "@/lib/domain/outgoing/slips";

const MOST_NAMED = 5;

/**
 * Asks once more before a text leaves the team that looks as if it held a secret or named a machine inside. Texts that people
 * outside read carry `data-outgoing`; in the composer they do where an audience outside is chosen.
 */
export function AskBeforeSending() {
  useEffect(() => {
    const listening = new AbortController();
    // First of all: before anything is sent by script.
    window.addEventListener("submit", lookAgain, { signal: listening.signal, capture: true });
    return () => listening.abort();
  }, []);
  return null;
}

function lookAgain(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.querySelector("[data-voice=internal]:checked")) return;
  const texts = form.querySelectorAll<HTMLTextAreaElement>("textarea[data-outgoing]");
  const slips = Array.from(texts).flatMap(({ value }) => slipsIn(value));
  if (slips.length === 0 || window.confirm(questionOf(slips))) return;
  event.preventDefault();
  event.stopPropagation();
}

function questionOf(slips: readonly Slip[]): string {
  const lines = slips.slice(0, MOST_NAMED).map(({ what, shown }) => `• ${what}: ${shown}`);
  if (slips.length > MOST_NAMED) lines.push(`• and ${slips.length - MOST_NAMED} more`);
  return ["This leaves the team, and holds what looks like", ...lines, "Send it all the same?"].join("\n");
}
