"use client";

import { useEffect, useState } from "react";
import type { Outcome } from "@/lib/domain/cvss/outcome";
import { formatVector, parseVector } from "@/lib/domain/cvss/vector";
import { type Choice, choiceOf, vectorOf, withChoice } from "./choice";

/**
 * The score form's state: what is chosen, the vector as text, and what it comes to. The three follow each other; the
 * vector also stands in the address after `#`, so that it can be shared without being sent to any server (story 22).
 */
export function useScore(start: Choice, startText: string, startOutcome: Outcome | null) {
  const [choice, setChoice] = useState(start);
  const [text, setText] = useState(startText);
  const [problem, setProblem] = useState<string | null>(null);
  const [scored, setScored] = useState({ vector: startText, outcome: startOutcome });

  const adopt = (next: Choice) => {
    setChoice(next);
    setProblem(null);
    const read = vectorOf(next);
    if (!read.ok) return;
    const vector = formatVector(read.vector);
    setText(vector);
    window.history.replaceState(null, "", `#${vector}`);
  };
  const paste = (typed: string) => {
    setText(typed);
    const read = parseVector(typed.trim());
    if (read.ok) adopt(choiceOf(read.vector));
    else setProblem(typed.trim() === "" ? null : read.message);
  };

  useEffect(() => {
    const fromAddress = () => {
      const read = parseVector(decodeURIComponent(window.location.hash.slice(1)));
      if (!read.ok) return;
      setChoice(choiceOf(read.vector));
      setText(formatVector(read.vector));
      setProblem(null);
    };
    fromAddress();
    window.addEventListener("hashchange", fromAddress);
    return () => window.removeEventListener("hashchange", fromAddress);
  }, []);

  const read = vectorOf(choice);
  const vector = read.ok ? formatVector(read.vector) : null;
  useEffect(() => {
    if (vector === null) return;
    let wanted = true;
    // The calculator is 33 KB: fetched when the first score is asked for, not with the page.
    void import("@/lib/domain/cvss/outcome").then(({ outcomeOf }) => {
      const parsed = parseVector(vector);
      if (wanted && parsed.ok) setScored({ vector, outcome: outcomeOf(parsed.vector) });
    });
    return () => {
      wanted = false;
    };
  }, [vector]);

  return {
    choice,
    text,
    problem,
    missing: read.ok ? null : read.message,
    outcome: vector !== null && scored.vector === vector ? scored.outcome : null,
    paste,
    choose: (code: string, value: string) => adopt(withChoice(choice, code, value)),
  };
}
